// Package calls is what is tested: a client that places a telephone call and waits until it knows what the call cost.
package calls

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

const (
	maxAttempts = 3
	maxPolls    = 100
	pollEvery   = 5 * time.Second
	retryAfter  = time.Second
)

// Client asks VoiceOS. Wait is how it waits: time.Sleep, unless a test has another.
type Client struct {
	BaseURL string
	APIKey  string
	Wait    func(time.Duration)
}

// Call is as much of a conversation as is needed here.
type Call struct {
	ID            string `json:"id"`
	Status        string `json:"status"`
	CostBreakdown *struct {
		Total float64 `json:"total"`
	} `json:"cost_breakdown"`
}

// PlaceCall lets an agent call a number.
func (client Client) PlaceCall(from, to, agentID string) (Call, error) {
	return client.ask(http.MethodPost, "/conversations/create_phone_call", map[string]string{
		"from_number": from,
		"to_number":   to,
		"agent_id":    agentID,
	})
}

// WaitForCosts polls until the call has ended and its costs are known.
func (client Client) WaitForCosts(id string) (Call, error) {
	for poll := 0; poll < maxPolls; poll++ {
		call, err := client.ask(http.MethodGet, "/conversations/"+id, nil)
		if err != nil || (call.Status == "ended" && call.CostBreakdown != nil) {
			return call, err
		}
		client.Wait(pollEvery)
	}
	return Call{}, fmt.Errorf("call %s has no costs after %d polls", id, maxPolls)
}

func (client Client) ask(method, path string, body any) (Call, error) {
	for attempt := 1; ; attempt++ {
		status, text, err := client.send(method, path, body)
		if err != nil {
			return Call{}, err
		}
		if status == http.StatusOK {
			var call Call
			err := json.Unmarshal(text, &call)
			return call, err
		}
		mayBeRetried := method == http.MethodGet && (status == http.StatusTooManyRequests || status >= 500)
		if !mayBeRetried || attempt == maxAttempts {
			return Call{}, fmt.Errorf("%s %s: %d", method, path, status)
		}
		client.Wait(retryAfter)
	}
}

func (client Client) send(method, path string, body any) (int, []byte, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return 0, nil, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, client.BaseURL+path, content)
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+client.APIKey)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return response.StatusCode, text, err
}
