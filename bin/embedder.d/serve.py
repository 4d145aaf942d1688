"""The model behind OpenAI's embeddings endpoint; GET /count tells how many texts were embedded since the start."""
import argparse, json, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from model import Model

arguments = argparse.ArgumentParser()
arguments.add_argument("--port", type=int, default=8088)
port = arguments.parse_args().port
model, one_at_a_time = Model(), threading.Lock()
count = 0


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body):
        body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(200, {"count": count})

    def do_POST(self):
        global count
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = asked["input"] if isinstance(asked["input"], list) else [asked["input"]]
        with one_at_a_time:
            vectors = model.embed(texts).tolist()
            count += len(texts)
        data = [{"object": "embedding", "index": place, "embedding": vector} for place, vector in enumerate(vectors)]
        self.answer(200, {"object": "list", "model": asked["model"], "data": data})

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", port), Door)
address = f"http://127.0.0.1:{server.server_port}/v1"
print(f"AI_BASE_URL={address} AI_EMBEDDING_MODEL=all-MiniLM-L6-v2", flush=True)
try:
    server.serve_forever()
except KeyboardInterrupt:
    sys.exit(0)
