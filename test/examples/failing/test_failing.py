from pathlib import Path

from call_client import CallClient

SCENARIO = str(Path(__file__).parents[3] / "examples/scenario.yaml")


def test_the_right_number_is_dialled(sandbox):
    sandbox.load(SCENARIO)
    client = CallClient(sandbox.base_url("voiceos"), sandbox.credential)
    client.place_call("+14155550100", "+14155550199", "agent_support")
    sandbox.advance(by="6s")
    sandbox.verify(operation="createPhoneCall", body={"to_number": "+14155550142"})
