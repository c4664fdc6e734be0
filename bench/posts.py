"""Posts sendMessage over plain sockets as fast as the answers come: a client that costs next to nothing itself.

`python -m bench.posts PORT MESSAGES CONNECTIONS PEOPLE CHATS` prints one JSON object: seconds by the clock, and of the
client's CPU. The requests are made beforehand; each connection waits for its answer before it asks again.
"""

from __future__ import annotations

import json
import select
import socket
import sys
import time
from urllib.parse import urlencode

KEYS = json.dumps({"inline_keyboard": [[{"text": "Annehmen", "callback_data": "accept:1:1"}]]})
FIRST_PERSON, FIRST_CHAT = 10_000, -1_000_000_000_000


def params(number: int, chat: int) -> dict[str, str]:
    """A message as needbot sends them: marked up, with a button."""
    text = f"<b>Auftrag {number}</b>: Router blinkt rot, 8004 Zürich, CHF 45-75, 14:10"
    return {"chat_id": str(chat), "text": text, "parse_mode": "HTML", "reply_markup": KEYS}


def request(number: int, chat: int) -> bytes:
    body = urlencode(params(number, chat)).encode()
    head = (
        "POST /bot1:TEST/sendMessage HTTP/1.1\r\nHost: sandbox\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def post(port: int, requests: list[bytes], connections: int) -> dict[str, float]:
    """Send all requests; an answer that is not 200 ends it with AssertionError."""
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(connections)]
    ready = select.epoll()
    by_number = {line.fileno(): line for line in lines}
    left = iter(requests)
    began, cpu = time.perf_counter(), time.process_time()
    for line in lines:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ready.register(line.fileno(), select.EPOLLIN)
        line.sendall(next(left))
    answered = 0
    while answered < len(requests):
        for number, _ in ready.poll():
            answer = by_number[number].recv(65_536)
            assert answer.startswith(b"HTTP/1.1 200 "), answer[:300]
            answered += 1
            if (more := next(left, None)) is not None:
                by_number[number].sendall(more)
    spent = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    for line in lines:
        line.close()
    return spent


def main() -> None:
    port, messages, connections, people, chats = (int(one) for one in sys.argv[1:])
    places = [*range(FIRST_PERSON, FIRST_PERSON + people), *(FIRST_CHAT - one for one in range(chats))]
    requests = [request(number, places[number % len(places)]) for number in range(messages)]
    print(json.dumps(post(port, requests, connections)))


if __name__ == "__main__":
    main()
