"""What is tested: a client that places a telephone call and waits until it knows what the call cost."""

import json
import time
import urllib.error
import urllib.request

MAX_ATTEMPTS = 3
MAX_POLLS = 100
POLL_SECONDS = 5
RETRY_SECONDS = 1


class CallClient:
    def __init__(self, base_url, api_key, wait=time.sleep):
        self.base_url = base_url
        self.api_key = api_key
        self.wait = wait

    def place_call(self, from_number, to_number, agent_id):
        body = {"from_number": from_number, "to_number": to_number, "agent_id": agent_id}
        return self._ask("POST", "/conversations/create_phone_call", body)

    def wait_for_costs(self, call_id):
        for _ in range(MAX_POLLS):
            call = self._ask("GET", f"/conversations/{call_id}")
            if call["status"] == "ended" and call["cost_breakdown"] is not None:
                return call
            self.wait(POLL_SECONDS)
        raise TimeoutError(f"call {call_id} has no costs after {MAX_POLLS} polls")

    def _ask(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.api_key}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        data = None if body is None else json.dumps(body).encode()
        for attempt in range(1, MAX_ATTEMPTS + 1):
            request = urllib.request.Request(self.base_url + path, data, headers, method=method)
            try:
                with urllib.request.urlopen(request) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                may_be_retried = method == "GET" and (error.code == 429 or error.code >= 500)
                if not may_be_retried or attempt == MAX_ATTEMPTS:
                    raise
                self.wait(RETRY_SECONDS)
