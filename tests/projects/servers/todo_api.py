"""The to-do list API in Python's standard library alone, with SQLite."""
import json
import os
import signal
import sqlite3
import sys
import threading
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

database = sqlite3.connect(os.path.join(os.environ.get("DATA_DIR", "."), "todos.db"), check_same_thread=False)
database.execute(
    "CREATE TABLE IF NOT EXISTS todos (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL,"
    " done INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL)"
)
lock = threading.Lock()


class Refusal(Exception):
    def __init__(self, status, body):
        self.status, self.body = status, body


def item_of(row):
    return {"id": row[0], "title": row[1], "done": bool(row[2]), "createdAt": row[3]}


def title_of(body):
    title = body.get("title") if isinstance(body, dict) else None
    if not isinstance(title, str) or not 1 <= len(title) <= 200:
        raise Refusal(400, {"errors": [{"field": "title", "message": "1 to 200 characters"}]})
    return title


def find(identifier):
    if not identifier.isdigit():
        raise Refusal(400, {"error": "not an id"})
    row = database.execute("SELECT * FROM todos WHERE id = ?", (int(identifier),)).fetchone()
    if row is None:
        raise Refusal(404, {"error": "not found"})
    return item_of(row)


def create(body):
    created = datetime.now(timezone.utc).isoformat()
    cursor = database.execute("INSERT INTO todos (title, created_at) VALUES (?, ?)", (title_of(body), created))
    database.commit()
    return find(str(cursor.lastrowid))


def change(item, body):
    title = title_of(body) if "title" in body else item["title"]
    done = bool(body.get("done", item["done"]))
    database.execute("UPDATE todos SET title = ?, done = ? WHERE id = ?", (title, done, item["id"]))
    database.commit()
    return find(str(item["id"]))


def listed(query):
    try:
        limit = min(max(int(query.get("limit", ["20"])[0]), 1), 100)
        before = int(query.get("cursor", ["0"])[0]) or sys.maxsize
    except ValueError:
        raise Refusal(400, {"error": "limit and cursor are numbers"})
    status = query.get("status", [None])[0]
    rows = database.execute(
        "SELECT * FROM todos WHERE id < ? AND (? IS NULL OR done = (? = 'done')) ORDER BY id DESC LIMIT ?",
        (before, status, status, limit + 1),
    ).fetchall()
    more = len(rows) > limit
    return {"items": [item_of(row) for row in rows[:limit]], "nextCursor": str(rows[limit - 1][0]) if more else None}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length", 0))
        raw = self.rfile.read(length)
        try:
            with lock:
                status, body, headers = self.handle_request_with(raw)
        except Refusal as refusal:
            status, body, headers = refusal.status, refusal.body, {}
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Type", "application/json; charset=utf-8")
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def handle_request_with(self, raw):
        url = urlsplit(self.path)
        parts = url.path.strip("/").split("/")
        if parts[0] != "todos" or len(parts) > 2:
            raise Refusal(404, {"error": "not found"})
        try:
            body = json.loads(raw) if raw else {}
        except ValueError:
            raise Refusal(400, {"error": "not JSON"})
        if len(parts) == 1:
            if self.command == "POST":
                item = create(body)
                where = f"http://{self.headers['Host']}/todos/{item['id']}"
                return 201, item, {"Location": where}
            return 200, listed(parse_qs(url.query)), {}
        item = find(parts[1])
        if self.command == "PATCH":
            return 200, change(item, body), {}
        if self.command == "DELETE":
            database.execute("DELETE FROM todos WHERE id = ?", (item["id"],))
            database.commit()
            return 204, None, {}
        return 200, item, {}

    do_GET = do_POST = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
Server(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler).serve_forever()
