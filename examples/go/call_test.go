package calls

import (
	"net/http"
	"testing"
	"time"
)

func TestACallIsPlacedEndsAndIsPaidFor(t *testing.T) {
	box := newSandbox(t)
	box.loadFile("../scenario.yaml")
	client := Client{
		BaseURL: box.baseURL("voiceos"),
		APIKey:  box.credential,
		// Time is the test's: what would wait for real moves the sandbox's clock.
		Wait: func(duration time.Duration) {
			box.ask(http.MethodPost, "/clock/advance", object{"by": duration.String()})
		},
	}
	box.ask(http.MethodPost, "/faults", object{"on": "getConversation", "nth": 3, "status": 503})

	placed, err := client.PlaceCall("+14155550100", "+14155550142", "agent_support")
	if err != nil {
		t.Fatal(err)
	}
	call, err := client.WaitForCosts(placed.ID)
	if err != nil {
		t.Fatal(err)
	}

	if call.CostBreakdown.Total <= 0 {
		t.Errorf("the call cost %v", call.CostBreakdown.Total)
	}
	var told []any
	for _, entry := range box.ask(http.MethodGet, "/inbox/calls", nil)["entries"].([]any) {
		told = append(told, entry.(object)["body"].(object)["type"])
	}
	if len(told) != 2 || told[0] != "call.ended" || told[1] != "call.analysed" {
		t.Errorf("the webhooks told of %v", told)
	}

	box.verify(object{"operation": "createPhoneCall", "body": object{"to_number": "+14155550142"}, "times": 1})
	box.verify(object{"operation": "getConversation", "status": 503, "times": 1})
	box.verifyNoViolations()
}

func TestATestSeesNothingOfAnother(t *testing.T) {
	newSandbox(t).verify(object{"times": 0})
}
