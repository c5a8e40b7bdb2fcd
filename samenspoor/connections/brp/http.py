"""Carries a question to the real register: pooled connections, a limit to waiting, size and tries, no redirects."""

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import urllib3

from samenspoor.connections.brp.faults import Fault, UnableToAskRegister

LONGEST_ANSWER_BYTES = 4 * 1024 * 1024
_JSON = "application/json; charset=utf-8"
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_FAULTS = {
    400: Fault.REJECTED, 401: Fault.REFUSED, 403: Fault.REFUSED, 404: Fault.UNREACHABLE, 429: Fault.BUSY,
    500: Fault.UNREACHABLE, 502: Fault.UNREACHABLE, 503: Fault.BUSY, 504: Fault.SLOW,
}  # fmt: skip


@dataclass(frozen=True)
class Patience:
    """How long and how often: seconds to connect, between two pieces of an answer, for a whole answer; and tries."""

    connect: float = 5.0
    silence: float = 10.0
    whole: float = 20.0
    tries: int = 3
    pause: float = 0.5


class HttpTransport:
    """POST /personen below `url`, with the key of the municipality's gateway. Raises UnableToAskRegister."""

    def __init__(self, url: str, *, key: str = "", patience: Patience = Patience()) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ValueError("BRP_URL must begin with https://")
        self._path = f"{parts.path.rstrip('/')}/personen"
        self._headers = {"Content-Type": _JSON, "Accept": _JSON} | ({"X-API-KEY": key} if key else {})
        self.patience = patience
        self._pool = urllib3.connection_from_url(url, maxsize=4, retries=False)

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer as it came. Asking changes nothing there, so a question may be put again."""
        for trial in range(1, self.patience.tries + 1):
            try:
                return self._ask_once(question)
            except UnableToAskRegister as error:
                passes = error.fault in {Fault.UNREACHABLE, Fault.SLOW, Fault.BUSY}
                if not passes or trial == self.patience.tries:
                    raise
                time.sleep(self.patience.pause * 2 ** (trial - 1))
        raise AssertionError("no tries")

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()

    def _ask_once(self, question: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + self.patience.whole
        try:
            response = self._pool.request(
                "POST",
                self._path,
                body=json.dumps(question).encode(),
                headers=self._headers,
                timeout=urllib3.Timeout(connect=self.patience.connect, read=self.patience.silence),
                redirect=False,
                preload_content=False,
            )
            try:
                if response.status != 200:
                    raise UnableToAskRegister(_FAULTS.get(response.status, Fault.UNREADABLE))
                body = _read(response, until)
            except BaseException:
                # A connection with half an answer in it cannot be used again.
                response.close()
                raise
            response.release_conn()
        except urllib3.exceptions.ConnectTimeoutError:
            raise UnableToAskRegister(Fault.UNREACHABLE) from None
        except urllib3.exceptions.TimeoutError:
            raise UnableToAskRegister(Fault.SLOW) from None
        except urllib3.exceptions.HTTPError:
            raise UnableToAskRegister(Fault.UNREACHABLE) from None
        return _parse(body)


def _read(response: urllib3.BaseHTTPResponse, until: float) -> bytes:
    """Read piece by piece: a server that drips a byte a second would never be silent for long."""
    body = bytearray()
    while piece := response.read1(65_536, decode_content=True):
        body += piece
        if len(body) > LONGEST_ANSWER_BYTES:
            raise UnableToAskRegister(Fault.UNREADABLE)
        if time.monotonic() > until:
            raise UnableToAskRegister(Fault.SLOW)
    return bytes(body)


def _parse(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise UnableToAskRegister(Fault.UNREADABLE) from None
    if not isinstance(answer, dict):
        raise UnableToAskRegister(Fault.UNREADABLE)
    return answer
