"""fake_server.py FOLDER [ANSWER...]: an HTTP server in the place of ClickHouse.

With answers ("500 Code: 202, too many"), it gives one after the other, and the last for ever.  With
none, it knows bouncestat's tables and answers whatever else it is asked in the way that FOLDER/mode
names.  Its port comes to stand in FOLDER/port, and what it was asked in FOLDER/asked."""
import gzip
import http.server
import os
import sys
import time
from urllib.parse import parse_qs, urlparse

folder = sys.argv[1]
answers = [answer.split(" ", 1) for answer in sys.argv[2:]]
BUSY = b"Code: 159, e.displayText() = DB::Exception: Timeout\n" + b"9\n" * 1000
CODE = b"Code: 60, e.displayText() = DB::Exception: \x1b]0;owned\x07 Table x\n"
LOGIN = b"<html>\x1b[31mPlease log in</html>\n"
ROWS = b"a\nInt64\n12\n13\n"


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    tries = 0

    def log_message(self, *words):
        pass

    def read_body(self):
        body = b""
        while length := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(length)
            self.rfile.readline()
        self.rfile.readline()
        return gzip.decompress(body)

    def give(self, body, status=200, length=None, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length == 0:
            self.send_header("Connection", "close")
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = length is not None

    def misbehave(self, mode, is_insert):
        Server.tries += 1
        if mode == "good":
            self.give(b"" if is_insert else ROWS)
        elif mode == "login":
            self.give(LOGIN)
        elif mode == "late":
            self.give(b"1\n" + CODE)
        elif mode == "refused":
            self.give(CODE, 500)
        elif mode == "elsewhere":
            self.give(b"", 302, Location="http://127.0.0.1:1/")
        elif mode == "half":
            self.give(ROWS, length=1000)
        elif mode == "cut":
            self.give(ROWS[:-2], length=0)
        elif mode == "noise":
            self.give(os.urandom(300000))
        elif mode == "bomb":
            self.give(gzip.compress(b"\0" * (1 << 25)), Content_Encoding="gzip")
        elif mode == "silent":
            time.sleep(60)
        elif mode == "second":
            self.give(ROWS) if Server.tries % 2 == 0 else self.give(BUSY, 500)

    def do_POST(self):
        body = self.read_body()
        with open(folder + "/asked", "a") as file:
            file.write(f"{self.path.split('&')[0]} {self.headers['Authorization']} "
                       f"{body[:14].decode('utf-8', 'replace')}\n")
        if answers:
            status, text = answers.pop(0) if len(answers) > 1 else answers[0]
            self.give(text.encode() + b"\n", int(status))
        else:
            self.answer_by_mode(body)

    def answer_by_mode(self, body):
        query = parse_qs(urlparse(self.path).query).get("query", [None])[0]
        sql = query or body.decode("utf-8", "replace")
        with open(folder + "/mode") as file:
            mode = file.read().strip()
        if "system.tables" in sql or "schema" in sql:
            self.give(b"1\n")
        elif "setting_rows" in sql:
            self.give(b"UTC\n")
        else:
            self.misbehave(mode, query is not None)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
with open(folder + "/port.new", "w") as file:
    file.write(str(server.server_port))
os.rename(folder + "/port.new", folder + "/port")
server.daemon_threads = True
server.serve_forever()
