// Opens COUNT sockets that hear the queue, says "ready", and counts what they hear until it is stopped.
const [address, token, count] = process.argv.slice(2);
let open = 0;
let heard = 0;
for (let place = 0; place < Number(count); place++) {
  const line = new WebSocket(`ws://${address}/api/support/chat/connect`);
  line.onopen = () => {
    line.send(JSON.stringify({ type: "authenticate", token }));
    line.send(JSON.stringify({ type: "subscribe", topic: "queue" }));
  };
  line.onmessage = ({ data }) => {
    if (data.includes('"subscribed"') && ++open === Number(count)) console.log("ready");
    else heard++;
  };
}
process.on("SIGTERM", () => {
  console.log(heard);
  process.exit(0);
});
