// A socket.io server with one room: what somebody says goes to everybody in it, as large as an event of ours, and is kept nowhere.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((_, answer) => answer.end("here"));
const io = new Server(http, { transports: ["websocket"] });
const chat = randomUUID();
let seq = 0;

io.on("connection", (socket) => {
  socket.join(chat);
  socket.on("say", (body) => {
    const at = new Date().toISOString();
    const message = {
      id: randomUUID(), session_id: chat, sender_type: "agent", sender_id: randomUUID(), sender_name: "Alice", body,
      body_html: `<p>${body}</p>`, is_internal: false, attachments: [], created_at: at,
    };
    seq += 1;
    io.to(chat).emit("event", { topic: `chat:${chat}`, seq, event: { type: "said", message, by: "Alice", at } });
  });
});
http.listen(Number(process.argv[2]), "127.0.0.1");
