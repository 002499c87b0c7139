"""Ringback for pytest: copy this file beside your tests, and add to conftest.py:

    pytest_plugins = ["ringback"]

It needs nothing beside the standard library, and Node for `npx ringback`. A test that asks for the fixture `sandbox` has a
world of its own; where it fails, what happened there is in its report. Under `ringback exec`, or beside a service
container, RINGBACK_URL, RINGBACK_ADMIN_URL and RINGBACK_ADMIN_TOKEN name a mock that runs already, which all workers
share; without them, one is started for the run.
"""

import hashlib
import json
import os
import re
import secrets
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime

import pytest

# What starts a mock; RINGBACK_COMMAND sets another.
COMMAND = "npx --yes ringback"
TIMELINE_ENTRIES = 50


class RingbackError(Exception):
    """The control API refused; `code` is explained in Ringback's docs/errors.md."""

    def __init__(self, status, problem):
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status = status
        self.code = problem.get("code")


class Mock:
    """A running mock, and its control API."""

    def __init__(self, url, admin_url, admin_token, process=None):
        self.url = url.rstrip("/")
        self.admin_url = admin_url.rstrip("/")
        self.admin_token = admin_token
        self.process = process

    def ask(self, method, path, body=None, yaml=None, **query):
        """Asks the control API; returns its JSON, or None where it has none."""
        parameters = {name: value for name, value in query.items() if value is not None}
        url = f"{self.admin_url}{path}?{urllib.parse.urlencode(parameters)}"
        headers = {"Authorization": f"Bearer {self.admin_token}"}
        data = None
        if yaml is not None:
            data, headers["Content-Type"] = yaml.encode(), "application/yaml"
        elif body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(url, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            try:
                problem = json.loads(error.read())
            except ValueError:
                problem = {}
            raise RingbackError(error.code, problem) from None
        return json.loads(text) if text else None

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()


class Sandbox:
    """The world of one test."""

    def __init__(self, mock, name):
        self.mock = mock
        self.name = name
        self.credential = f"rb_{name}"
        self.moves = []

    def ask(self, method, path, body=None, **query):
        """Asks the control API about this sandbox: whatever it has, such as ask("GET", "/calls")."""
        return self.mock.ask(method, path, body, sandbox=self.name, **query)

    def base_url(self, provider):
        """Where a provider's client is to be pointed."""
        return f"{self.mock.url}/~{self.name}/{provider}"

    def advance(self, **goal):
        """Moves the clock: advance(by="30s"), advance(to="2026-01-01T10:00:00Z") or advance(until="idle")."""
        advanced = self.ask("POST", "/clock/advance", goal)
        words = " ".join(f"{name} {value}" for name, value in goal.items())
        self.moves.append({"at": advanced["now"], "kind": "clock", "text": f"advanced {words}"})
        return advanced

    def load(self, scenario):
        """Begins afresh with a scenario: its name, a dict, or the path of a YAML file. The clock is frozen."""
        if isinstance(scenario, dict):
            self.ask("POST", "/scenarios/load", scenario)
        elif os.path.exists(scenario):
            with open(scenario, encoding="utf-8") as file:
                self.mock.ask("POST", "/scenarios/load", yaml=file.read(), sandbox=self.name)
        else:
            self.ask("POST", f"/scenarios/{urllib.parse.quote(scenario)}/load")
        self.ask("POST", "/clock/freeze", {})

    def fault(self, **rule):
        """A failure on purpose: fault(on="getConversation", nth=3, status=503)."""
        return self.ask("POST", "/faults", rule)["id"]

    def inbox(self, name):
        """What was posted to the built-in receiver /_ringback/inbox/NAME, oldest first."""
        return self.ask("GET", f"/inbox/{urllib.parse.quote(name)}")["entries"]

    def verify(self, **question):
        """There were such requests: verify(operation="createPhoneCall", body={...}, times=1)."""
        __tracebackhide__ = True
        answer = self.ask("POST", "/journal/verify", question)
        if answer["ok"]:
            return
        lines = [answer["message"], f"Asked for: {json.dumps(question)}"]
        for near in answer["nearest"]:
            lines.append(f"  #{near['id']} {near['method']} {near['path']} -> {near['status']}")
            lines += [f"    - {difference}" for difference in near["differences"]]
        pytest.fail("\n".join(lines))

    def verify_no_violations(self, notes=False):
        """Nothing broke the contract; with notes, there is no doubtful request either."""
        __tracebackhide__ = True
        found = self.ask("GET", "/violations", limit=1000)["violations"]
        found = [one for one in found if notes or one["level"] == "violation"]
        if found:
            pytest.fail("\n".join(["There were violations of the contract:"] + [violation_text(one) for one in found]))

    def timeline(self):
        """What happened, in the order of the sandbox's time, as text."""
        journal = self.ask("GET", "/journal", limit=TIMELINE_ENTRIES)["entries"]
        calls = self.ask("GET", "/calls", limit=TIMELINE_ENTRIES)["calls"]
        deliveries = self.ask("GET", "/deliveries", limit=TIMELINE_ENTRIES)["deliveries"]
        violations = {one["id"]: one for one in self.ask("GET", "/violations", limit=1000)["violations"]}
        entries = []
        for one in reversed(journal):
            text = f"#{one['id']} {one['method']} {one['path']} -> {one['status']} ({one['operation'] or 'no operation'})"
            entries.append({"at": one["at"], "kind": "request", "text": text})
            for id in one["violations"]:
                if id in violations:
                    text = violation_text(violations[id])
                    entries.append({"at": one["at"], "kind": violations[id]["level"], "text": text})
        for call in reversed(calls):
            if call["provider"] is None:
                continue
            for at, text in (
                ("createdAt", f"queued: {call['from']} -> {call['to']}"),
                ("answeredAt", "answered"),
                ("endedAt", f"ended: {call['outcome']}"),
            ):
                if call[at]:
                    entries.append({"at": call[at], "kind": "call", "text": f"{call['id']} {text}"})
        for one in reversed(deliveries):
            at = one["attempts"][-1]["at"] if one["attempts"] else one["dueAt"]
            text = f"{one['event']} -> {one['url']}: {one['state']}"
            entries.append({"at": at, "kind": "delivery", "text": text})
        entries = sorted(entries + self.moves, key=lambda entry: entry["at"])[-TIMELINE_ENTRIES:]
        if not entries:
            return f'Timeline of sandbox "{self.name}": nothing happened.'
        first = instant(entries[0]["at"])
        lines = [f'Timeline of sandbox "{self.name}" from {entries[0]["at"]}:']
        for entry in entries:
            offset = (instant(entry["at"]) - first).total_seconds()
            lines.append(f"  +{offset:<9g} {entry['kind']:<9} {entry['text']}")
        return "\n".join(lines)


def violation_text(one):
    return f"{one['operation']} {one['in']} {one['pointer']}: {one['message']} {one['remedy']}"


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def sandbox_name(node_id):
    """The name of a test's sandbox: the same in each run, and no other test's."""
    name = node_id.split("::", 1)[-1]
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower())[:55].strip("-") or "test"
    return f"{slug}-{hashlib.sha256(node_id.encode()).hexdigest()[:8]}"


def start():
    """Joins the mock that the environment names, or starts one."""
    url, admin_url = os.environ.get("RINGBACK_URL"), os.environ.get("RINGBACK_ADMIN_URL")
    if url and admin_url:
        return Mock(url, admin_url, os.environ["RINGBACK_ADMIN_TOKEN"])
    token = secrets.token_urlsafe(24)
    command = os.environ.get("RINGBACK_COMMAND", COMMAND).split()
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", "--admin-port", "0", "--json"],
        env={**os.environ, "RINGBACK_ADMIN_TOKEN": token},
        stdout=subprocess.PIPE,
        text=True,
    )
    started = process.stdout.readline()
    if not started:
        raise RuntimeError(f"Failed to start a mock with {' '.join(command)}: it ended at once. See what it wrote above.")
    facts = json.loads(started)
    return Mock(facts["url"], facts["adminUrl"], token, process)


@pytest.fixture(scope="session")
def ringback():
    """One mock for the run."""
    mock = start()
    yield mock
    mock.stop()


@pytest.fixture
def sandbox(ringback, request):
    """A world of the test's own, with a frozen clock."""
    sandbox = Sandbox(ringback, sandbox_name(request.node.nodeid))
    delete(sandbox)
    sandbox.ask("POST", "/clock/freeze", {})
    request.node.ringback_sandbox = sandbox
    yield sandbox
    delete(sandbox)


def delete(sandbox):
    try:
        sandbox.ask("DELETE", "/sandboxes")
    except RingbackError as error:
        if error.code != "RINGBACK_SANDBOX_UNKNOWN":
            raise


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Puts the sandbox's timeline into the report of a test that fails."""
    outcome = yield
    report = outcome.get_result()
    sandbox = getattr(item, "ringback_sandbox", None)
    if report.when == "call" and report.failed and sandbox:
        try:
            report.sections.append(("Ringback", sandbox.timeline()))
        except Exception as error:  # What failed before is not to be hidden by it.
            report.sections.append(("Ringback", f"no timeline: {error}"))
