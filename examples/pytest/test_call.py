from pathlib import Path

from call_client import CallClient

SCENARIO = str(Path(__file__).parent.parent / "scenario.yaml")


def test_a_call_is_placed_ends_and_is_paid_for(sandbox):
    sandbox.load(SCENARIO)
    client = CallClient(
        sandbox.base_url("voiceos"),
        sandbox.credential,
        # Time is the test's: what would wait for real moves the sandbox's clock.
        wait=lambda seconds: sandbox.advance(by=f"{seconds}s"),
    )
    sandbox.fault(on="getConversation", nth=3, status=503)

    placed = client.place_call("+14155550100", "+14155550142", "agent_support")
    call = client.wait_for_costs(placed["id"])

    assert call["status"] == "ended"
    assert call["cost_breakdown"]["total"] > 0
    assert [entry["body"]["type"] for entry in sandbox.inbox("calls")] == ["call.ended", "call.analysed"]

    sandbox.verify(operation="createPhoneCall", body={"to_number": "+14155550142"}, times=1)
    sandbox.verify(operation="getConversation", status=503, times=1)
    sandbox.verify_no_violations()


def test_a_test_sees_nothing_of_another(sandbox):
    sandbox.verify(times=0)
