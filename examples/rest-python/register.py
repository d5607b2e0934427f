"""Pages through a register, makes a risk once, and changes it without overwriting anybody."""

import json
import os
import uuid
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ.get("RISKLOOM_URL", "http://127.0.0.1:4000")
TOKEN = os.environ.get("RISKLOOM_TOKEN", "demo-token-alice")


def ask(method, address, body=None, **headers):
    """Answers status, headers and content; a refusal is an answer like any other."""
    request = Request(address, method=method)
    request.add_header("Authorization", f"Token {TOKEN}")
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urlopen(request, data) as answer:
            return answer.status, answer.headers, json.load(answer)
    except HTTPError as refusal:
        return refusal.code, refusal.headers, json.load(refusal)


def pages(address):
    """Every record of a list, page by page."""
    while address is not None:
        status, _, page = ask("GET", address)
        assert status == 200, page
        yield from page["results"]
        address = page["next"]


projects = list(pages(f"{URL}/api/v1/projects?page_size=2"))
project = f"{URL}/api/v1/projects/{projects[0]['id']}"
risks = list(pages(f"{project}/risks?page_size=5"))
print(f"{projects[0]['title']}: {len(risks)} risks")

# A request that may have been lost is sent again with the same key: there is one risk, not two.
draft = {"title": "Loss of power at the pumps", "risk_description": "Both feeders end in one cabinet.", "status": 10}
key = str(uuid.uuid4())
first, headers, risk = ask("POST", f"{project}/risks", draft, Idempotency_Key=key)
again, _, same = ask("POST", f"{project}/risks", draft, Idempotency_Key=key)
print(f"made: {first}, sent again: {again}, the same risk: {risk['id'] == same['id']}")

# A change names the version that it was made from; once somebody else was faster it is refused.
address = f"{project}/risks/{risk['id']}"
version = ask("GET", address)[1]["ETag"]
changed, _, _ = ask("PATCH", address, {"status": 20}, If_Match=version)
late, _, why = ask("PATCH", address, {"status": 30}, If_Match=version)
print(f"changed: {changed}, with the former version: {late}")

status, _, wrong = ask("POST", f"{project}/risks", {"title": "No description"})
print(f"refused: {status} {wrong}")
