package calls

// Ringback over plain HTTP: copy this file beside your tests. It needs nothing beside the standard library, and a mock
// that runs: `npx ringback exec -- go test ./...`, or a service container, whose RINGBACK_URL, RINGBACK_ADMIN_URL and
// RINGBACK_ADMIN_TOKEN it finds in the environment.

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// object is a JSON object.
type object = map[string]any

// sandbox is the world of one test.
type sandbox struct {
	t          *testing.T
	name       string
	credential string
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// newSandbox begins a world of the test's own, with a frozen clock. Where the test fails, its log has what happened.
func newSandbox(t *testing.T) *sandbox {
	t.Helper()
	slug := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(t.Name()), "-"), "-")
	if len(slug) > 55 {
		slug = slug[:55]
	}
	directory, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	// The folder's name keeps apart tests of one name in several packages.
	parts := strings.Split(directory, string(os.PathSeparator))
	hash := sha256.Sum256([]byte(parts[len(parts)-1] + " " + t.Name()))
	name := fmt.Sprintf("%s-%x", slug, hash[:4])
	box := &sandbox{t: t, name: name, credential: "rb_" + name}
	box.request(http.MethodDelete, "/sandboxes", "", nil)
	box.ask(http.MethodPost, "/clock/freeze", object{})
	t.Cleanup(func() {
		if t.Failed() {
			box.logTimeline()
		}
		box.request(http.MethodDelete, "/sandboxes", "", nil)
	})
	return box
}

// baseURL is where a provider's client is to be pointed.
func (box *sandbox) baseURL(provider string) string {
	return strings.TrimRight(box.env("RINGBACK_URL"), "/") + "/~" + box.name + "/" + provider
}

// loadFile begins afresh with the scenario of a YAML file.
func (box *sandbox) loadFile(path string) {
	box.t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		box.t.Fatal(err)
	}
	status, answer := box.request(http.MethodPost, "/scenarios/load", "application/yaml", text)
	if status != http.StatusOK {
		box.t.Fatalf("scenario %s: %d %s", path, status, answer)
	}
	box.ask(http.MethodPost, "/clock/freeze", object{})
}

// ask asks the control API about this sandbox: whatever it has.
func (box *sandbox) ask(method, path string, body any) object {
	box.t.Helper()
	var text []byte
	if body != nil {
		var err error
		if text, err = json.Marshal(body); err != nil {
			box.t.Fatal(err)
		}
	}
	status, answer := box.request(method, path, "application/json", text)
	if status >= 300 {
		box.t.Fatalf("%s %s: %d %s", method, path, status, answer)
	}
	var found object
	if len(answer) > 0 {
		if err := json.Unmarshal(answer, &found); err != nil {
			box.t.Fatal(err)
		}
	}
	return found
}

// verify holds the requests that were received to a question, such as {"operation": "createPhoneCall", "times": 1}.
func (box *sandbox) verify(question object) {
	box.t.Helper()
	answer := box.ask(http.MethodPost, "/journal/verify", question)
	if answer["ok"] == true {
		return
	}
	box.t.Errorf("%v\nasked for: %v", answer["message"], question)
	for _, near := range answer["nearest"].([]any) {
		request := near.(object)
		box.t.Logf("near: #%v %v %v -> %v: %v", request["id"], request["method"], request["path"], request["status"], request["differences"])
	}
}

// verifyNoViolations fails the test for each breach of the contract.
func (box *sandbox) verifyNoViolations() {
	box.t.Helper()
	for _, one := range box.ask(http.MethodGet, "/violations", nil)["violations"].([]any) {
		violation := one.(object)
		if violation["level"] == "violation" {
			box.t.Errorf("%v %v %v: %v %v", violation["operation"], violation["in"], violation["pointer"], violation["message"], violation["remedy"])
		}
	}
}

// logTimeline logs the requests and deliveries, oldest first.
func (box *sandbox) logTimeline() {
	entries := box.ask(http.MethodGet, "/journal", nil)["entries"].([]any)
	for index := len(entries) - 1; index >= 0; index-- {
		entry := entries[index].(object)
		box.t.Logf("%v request  #%v %v %v -> %v", entry["at"], entry["id"], entry["method"], entry["path"], entry["status"])
	}
	deliveries := box.ask(http.MethodGet, "/deliveries", nil)["deliveries"].([]any)
	for index := len(deliveries) - 1; index >= 0; index-- {
		delivery := deliveries[index].(object)
		box.t.Logf("%v delivery %v -> %v: %v", delivery["dueAt"], delivery["event"], delivery["url"], delivery["state"])
	}
}

func (box *sandbox) request(method, path, contentType string, body []byte) (int, []byte) {
	box.t.Helper()
	address := strings.TrimRight(box.env("RINGBACK_ADMIN_URL"), "/") + path + "?sandbox=" + url.QueryEscape(box.name)
	request, err := http.NewRequest(method, address, bytes.NewReader(body))
	if err != nil {
		box.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+box.env("RINGBACK_ADMIN_TOKEN"))
	if body != nil {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		box.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		box.t.Fatal(err)
	}
	return response.StatusCode, answer
}

func (box *sandbox) env(name string) string {
	box.t.Helper()
	value := os.Getenv(name)
	if value == "" {
		box.t.Fatalf("%s is not set: run the tests with `npx ringback exec -- go test ./...`", name)
	}
	return value
}
