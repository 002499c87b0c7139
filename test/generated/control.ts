export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server lives
         * @description Answers as long as the process does. Also on the mock port, as `/_ringback/health`.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server can be used
         * @description Answers once the specs and the scenario are loaded. Also on the mock port, as `/_ringback/ready`.
         */
        get: operations["getReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the clock
         * @description The clock of a sandbox, as it is now.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance the clock
         * @description Steps through the instants at which something is to be delivered: moves the clock there, delivers, waits for the
         *     acknowledgement (5 s of real time at most), goes on; where several wait for a receiver that does not answer, after
         *     5.5 s in which nothing was answered. It answers when it has arrived, and says what fired in the half-open interval
         *     from its beginning to its end. What a receiver creates meanwhile is included. Requests meanwhile see the instant that
         *     it has come to, and do not step the clock; a second request to move it is a conflict. So is the advance
         *     itself where the sandbox is reset, loaded, restored from a snapshot or deleted meanwhile.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/jump": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Jump the clock
         * @description Moves the clock forwards at once. What fell due on the way is delivered after the jump, in order.
         */
        post: operations["jumpClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/rewind": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rewind the clock
         * @description Moves the clock back, `by` a duration or `to` an instant, and drops the changes after it. The mode is kept. The
         *     clock never goes before its start. Webhooks fire again with the same ids.
         */
        post: operations["rewindClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/freeze": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze the clock
         * @description Stops the clock where it is, or at an instant ahead.
         */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/run": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the clock run
         * @description Lets the clock run from where it is, at a rate. With rate 60, a minute passes in a second.
         */
        post: operations["runClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/step": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let requests step the clock
         * @description From now on each request to a provider moves the clock, after its answer: by a duration, or to the next instant
         *     at which something is due, future arrivals left out.
         */
        post: operations["stepClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/settle": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Wait for deliveries
         * @description Waits until everything that is due by now was delivered and acknowledged, or has failed its attempt. Moves nothing;
         *     it is for clocks that run or step, as an advance waits by itself. A receiver that awaits it before it acknowledges
         *     waits for its own delivery.
         */
        post: operations["settleClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List scenarios
         * @description The scenarios that can be loaded by name.
         */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios/{name}/load": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The scenario's name.
                 * @example busy-monday
                 */
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load a scenario by name
         * @description Starts the sandbox afresh, with a scenario that the server knows.
         */
        post: operations["loadScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios/load": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load a scenario
         * @description Starts the sandbox afresh, with the scenario in the body.
         */
        post: operations["loadScenarioDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a world
         * @description Puts the world back to the scenario's beginning, at the same start. The journal is looked at from here on; only
         *     `DELETE /journal` empties it. Violations go on counting for the run.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the world as one document
         * @description Everything that the sandbox's answers follow from: scenario, seed, start, clock and log, with what was delivered.
         *     Put into another sandbox, here or on another machine, it answers the same bytes; what is due and was not sent yet
         *     is sent there. During an advance the clock's own mode is recorded, and the instant that the advance has come to.
         *     Values of secrets are left out: they stand there by names, which are listed as `secrets`.
         */
        get: operations["getSnapshot"];
        /**
         * Go on from a recorded world
         * @description Replaces the sandbox's world by a recorded one, of this version of the format. Values of secrets are taken from
         *     the server's environment, by their names. A reset leads to the beginning of the recorded world's scenario.
         *
         *     The log is lived through before anything is touched: one that cannot have been is refused, with the place of the
         *     first change that cannot. An advance that is under way ends, as with a reset: it is answered with a conflict
         *     (`RINGBACK_CLOCK_EPOCH`), and what it has delivered by then is nothing to the new world.
         */
        put: operations["putSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources
         * @description Resources of every kind, in a neutral form, newest first.
         */
        get: operations["listResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls
         * @description The ground truth, newest first. Each provider shows these calls in its own form.
         */
        get: operations["listCalls"];
        put?: never;
        /**
         * Create a call
         * @description Makes a call that belongs to a provider and lives by the scenario's rules. Inbound ones too, which no mocked API can create.
         */
        post: operations["createCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        /**
         * Get a call
         * @description One call as it truly is.
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/hang-up": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang up a call
         * @description Ends a call at this instant; what happened until then stays. Before the answer, that is a call that nobody answered.
         */
        post: operations["hangUpCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/answer": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a call
         * @description Lets a call that waits or rings be answered at this instant, whatever was to become of it. From here on it lives by the scenario's rules: its talk is drawn and its words are found.
         */
        post: operations["answerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/fail": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fail a call
         * @description Ends, at this instant, a call that waits or rings, as one that could not be connected.
         */
        post: operations["failCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/say": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something in a call
         * @description Adds a message to an answered call: at this instant it has been said. What was still to be said comes after it, as much later as that takes, and so does the end, up to the call's longest duration.
         */
        post: operations["sayInCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List replies
         * @description The replies in force, in the order in which they are looked at; the first that fits answers.
         */
        get: operations["listReplies"];
        put?: never;
        /**
         * Add a reply
         * @description Puts a reply before all others. It is held to the contract, unless it says `break: true`.
         */
        post: operations["addReply"];
        /**
         * Clear the replies
         * @description Takes all replies out, the scenario's own too, which are back after a reset.
         */
        delete: operations["clearReplies"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies/{id}": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The reply's id, as the list and the answer to adding it gave it.
                 * @example reply-added-1
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a reply
         * @description Takes one reply out. One of the scenario's is back after a reset.
         */
        delete: operations["removeReply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List faults
         * @description The faults in force, in the order in which they are looked at; the first that fits fails the request.
         */
        get: operations["listFaults"];
        put?: never;
        /**
         * Add a fault
         * @description Puts a fault before all others.
         */
        post: operations["addFault"];
        /**
         * Clear the faults
         * @description Takes all faults out, the scenario's own too, which are back after a reset.
         */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults/{id}": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The fault's id, as the list and the answer to adding it gave it.
                 * @example fault-added-1
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a fault
         * @description Takes one fault out. One of the scenario's is back after a reset.
         */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the journal
         * @description The requests that were answered since the last reset, newest first. The journal is bounded: `dropped` says how many of them it has let go.
         */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        /**
         * Clear the journal
         * @description Empties the journal of a sandbox. Nothing else does.
         */
        delete: operations["clearJournal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal/verify": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify what was received
         * @description Counts the requests since the last reset that are what the body asks for, and says whether there are as many as
         *     wished. Counts by provider, operation, method, path and status are exact however many requests there were; a
         *     question that needs what the journal has let go is not `complete`, and never `ok` by that.
         */
        post: operations["verifyJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal/{id}": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The entry's id, as the header `Ringback-Request-Id` gave it.
                 * @example 42
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Get an entry of the journal
         * @description One request and its answer, with their headers and bodies. Secrets were taken out when it was kept.
         */
        get: operations["getJournalEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/violations": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List violations
         * @description The breaches of the contract since the run began, the last that was new first. Equal ones are counted, not repeated.
         */
        get: operations["listViolations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say whether the run passes
         * @description Whether the run passes so far, and if not, why: a status of its own for each, so that a plain client can tell. Breaches that the client is not to blame for fail nothing. A sandbox that nobody has used is not found.
         */
        get: operations["getVerdict"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract report as JSON
         * @description What the client got wrong since the run began, and what it never touched. As `report.schema.json` of the package describes it.
         */
        get: operations["getReportJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract report as a page
         * @description What the client got wrong since the run began, and what it never touched. One page that needs nothing beside it, to be kept or pinned up.
         */
        get: operations["getReportHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract report as JUnit XML
         * @description What the client got wrong since the run began, and what it never touched. As build servers show tests: a suite for each provider and sandbox, a case for each operation.
         */
        get: operations["getReportXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report.sarif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract report as SARIF
         * @description What the client got wrong since the run began, and what it never touched. As code scanners are read, in SARIF 2.1.0: each result has a place in a spec.
         */
        get: operations["getReportSarif"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract report as Markdown
         * @description What the client got wrong since the run began, and what it never touched. As GitHub shows the summary of a step; at most 960 KiB.
         */
        get: operations["getReportMarkdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metrics, as Prometheus reads them
         * @description Requests by provider, operation and status, violations, deliveries, sandboxes, and what the process needs, the delay of its event loop included. The process is measured from the first question on. Needs the admin token.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the coverage
         * @description How much of the contracts the requests have touched since the run began, and what they never did: of the whole run, or of one sandbox. Resets, loads and rewinds take nothing back. A provider that nobody asked is listed, and left out of the figures. A token that opens one sandbox has to name it.
         */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description The webhook deliveries that have fallen due, newest first, with their attempts. They are bounded: `dropped` says how many settled ones were let go.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The delivery's id, as the header `Ringback-Delivery` has it.
                 * @example msg_fcq89mhs23r2jdgtzhmavhwk91
                 */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description One webhook delivery with its attempts.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/redeliver": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The delivery's id, as the header `Ringback-Delivery` has it.
                 * @example msg_fcq89mhs23r2jdgtzhmavhwk91
                 */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver once more
         * @description Makes a further attempt now, with the same id, whatever came of the ones before, and answers when it is over. It waits for an attempt of the delivery that is under way.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/{name}": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The built-in receiver's name.
                 * @example orders
                 */
                name: string;
            };
            cookie?: never;
        };
        /**
         * Look into an inbox
         * @description What was posted to the built-in receiver `/_ringback/inbox/{name}` of the mock port, oldest first. A reset and a load empty it; at most 1,000 are kept a sandbox.
         */
        get: operations["getInbox"];
        put?: never;
        post?: never;
        /**
         * Empty an inbox
         * @description Forgets what was posted to the built-in receiver.
         */
        delete: operations["clearInbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream what happens
         * @description Server-sent events: what happens in a sandbox, as it happens. `request` is an entry of the journal, `violation` a
         *     breach that is new, `delivery` an attempt to deliver a webhook, `clock` the clock after it was moved, `log` a change
         *     of the world: `create`, `amend` or `delete` of a resource, a `rule` added or taken out, or `begin`, `restore` and
         *     `rewind`, after which everything is to be asked for anew. `gap` says how many events a reader has missed: null where
         *     nobody knows. The last 1,000 are kept from when somebody first listened, for readers that come back or are slow. The
         *     stream ends when the sandbox or the server does; a comment every 15 s says that it lives.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sandboxes
         * @description The sandboxes that there are.
         */
        get: operations["listSandboxes"];
        put?: never;
        /**
         * Create a sandbox
         * @description Makes a sandbox, and answers a token that opens it alone.
         */
        post: operations["createSandbox"];
        /**
         * Delete a sandbox
         * @description Drops a sandbox with its world and its journal. Its token opens nothing any more. The sandbox `default` starts
         *     afresh on its next use.
         */
        delete: operations["deleteSandbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    callEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Something happened to a call
         * @description What a subscription without a provider is sent. Headers: `Ringback-Sandbox`, `Ringback-Delivery` (the delivery's id,
         *     the same in every attempt), `Ringback-Attempt`, and the signature that the subscription asks for.
         */
        post: operations["sendCallEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * Format: date-time
         * @description An instant, as ISO 8601.
         */
        Instant: string;
        /**
         * @description A duration, as for example `250ms`, `45s`, `2m`, `1h30m`, `30d` or `PT45S`. Never below 0, and 100 years at most.
         * @example 1h30m
         */
        Duration: string;
        /**
         * @description A sandbox's name.
         * @default default
         */
        SandboxName: string;
        /** @description The value that decides all randomness. */
        Seed: number | string;
        /** @description Whether the server lives. */
        Health: {
            /**
             * @description It does, or it could not say so.
             * @enum {string}
             */
            status: "ok";
        };
        /** @description Whether the server can be used. */
        Ready: {
            /**
             * @description It can.
             * @enum {string}
             */
            status: "ready";
            /** @description The providers that are served. */
            providers: string[];
        };
        /** @description A sandbox's clock. */
        Clock: {
            /**
             * @description `frozen` at an instant; `running` at a rate; or `stepping`, moved by each request to a provider.
             * @enum {string}
             */
            mode: "frozen" | "running" | "stepping";
            now: components["schemas"]["Instant"];
            start: components["schemas"]["Instant"];
            /** @description How many seconds pass in a second. Only when running. */
            rate?: number;
            step?: components["schemas"]["StepSize"];
        };
        /** @description How far a request moves the clock. Only when stepping. `next` is the next instant with anything due. */
        StepSize: components["schemas"]["Duration"] | "next";
        /** @description How far to advance. Exactly one of the members. */
        Advance: {
            by?: components["schemas"]["Duration"];
            to?: components["schemas"]["Instant"];
            /**
             * @description Until the next instant with anything due, or until nothing lies ahead but future arrivals.
             * @enum {string}
             */
            until?: "next" | "idle";
        };
        /** @description What happened while the clock advanced. */
        Advanced: {
            from: components["schemas"]["Instant"];
            now: components["schemas"]["Instant"];
            /** @description How many events and deliveries fired. */
            firedCount: number;
            /** @description The events and deliveries, oldest first, 1,000 at most. */
            fired: components["schemas"]["Fired"][];
        };
        /** @description An event that happened, or a delivery that was made. */
        Fired: {
            at: components["schemas"]["Instant"];
            /**
             * @description The event's name, of the event itself or of the one that was delivered.
             * @example call.ended
             */
            kind: string;
            /** @description The resource's id. */
            resource?: string;
            /** @description The delivery's id. Only for deliveries. */
            delivery?: string;
        };
        /** @description How far to move. Exactly one of the members. */
        Move: {
            by?: components["schemas"]["Duration"];
            to?: components["schemas"]["Instant"];
        };
        /** @description The clock after a rewind. */
        Rewound: components["schemas"]["Clock"] & {
            /** @description How many changes were dropped. */
            discarded: number;
        };
        /** @description Where to freeze. */
        Freeze: {
            at?: components["schemas"]["Instant"];
        };
        /** @description How to run. */
        Run: {
            /** @description How many seconds pass in a second. */
            rate: number;
        };
        /** @description How to step. */
        Step: {
            by: components["schemas"]["StepSize"];
        };
        /** @description The scenarios that can be loaded by name. */
        ScenarioList: {
            /** @description The scenarios, by name. */
            scenarios: components["schemas"]["ScenarioSummary"][];
        };
        /** @description A scenario that can be loaded by name. */
        ScenarioSummary: {
            /** @description The scenario's name. */
            name: string;
            /** @description What it is about. Null where its file has a mistake. */
            description: string | null;
        };
        /** @description A scenario. Its whole form is in `src/engine/scenario.schema.json`, to which it is held. */
        Scenario: {
            /**
             * @description What the document is.
             * @enum {string}
             */
            ringback: "scenario/1";
            /** @description The scenario's name. */
            name?: string;
            /** @description What it is about. */
            description?: string;
            seed?: components["schemas"]["Seed"];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description A world as one document. Its form belongs to the version that wrote it: keep it, put it back, compare it; do not
         *     write one by hand.
         */
        Snapshot: {
            /** @description The version of the format, `snapshot/1`. */
            ringback: string;
            /** @description The sandbox that it was made of; it takes part in the ids of what was created there. */
            sandbox: string;
            seed: components["schemas"]["Seed"];
            /**
             * Format: date-time
             * @description Where the clock started.
             */
            start: string;
            /** @description How the clock goes, and where it stands. */
            clock: {
                [key: string]: unknown;
            };
            /** @description The scenario's file, as a document. */
            scenario: {
                [key: string]: unknown;
            };
            /** @description The log, in order. */
            changes: {
                [key: string]: unknown;
            }[];
            /**
             * Format: date-time
             * @description Everything that fell due before it was told to subscribers; of what fell due since, what `deliveries` has.
             */
            toldBefore?: string;
            /** @description How many deliveries went to make room. */
            droppedDeliveries?: number;
            /** @description The names of the environment variables that hold the values of its secrets. */
            secrets?: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description A page of resources. */
        ResourceList: {
            /** @description The page. */
            resources: components["schemas"]["Resource"][];
            cursor: components["schemas"]["NextCursor"];
            hasMore: components["schemas"]["HasMore"];
        };
        /** @description A thing that an API shows and that has a life. */
        Resource: {
            /** @description The id in the domain. */
            id: string;
            ids: components["schemas"]["ProviderIds"];
            /**
             * @description What it is.
             * @example call
             */
            kind: string;
            provider: components["schemas"]["CreatedThrough"];
            /** @description Where it is in its life. */
            state: string;
            createdAt: components["schemas"]["Instant"];
        };
        /** @description The ids by which the clients of those providers that show it know it. */
        ProviderIds: {
            [key: string]: string;
        };
        /** @description The provider that it belongs to. Null for what the scenario began with, which all providers show. */
        CreatedThrough: string | null;
        /** @description Where the next page begins. Null on the last page. */
        NextCursor: string | null;
        /** @description Whether there is a next page. */
        HasMore: boolean;
        /**
         * @description Where a call is in its life.
         * @enum {string}
         */
        CallState: "queued" | "ringing" | "answered" | "ended" | "analysed";
        /**
         * @description Who called whom, as the agent sees it.
         * @enum {string}
         */
        Direction: "inbound" | "outbound";
        /**
         * @description One of the two who speak.
         * @enum {string}
         */
        Party: "agent" | "user";
        /** @description A page of calls. */
        CallList: {
            /** @description The page. */
            calls: components["schemas"]["Call"][];
            cursor: components["schemas"]["NextCursor"];
            hasMore: components["schemas"]["HasMore"];
        };
        /** @description A telephone call, as it truly is. */
        Call: {
            /** @description The id in the domain. A call that the scenario's author wrote keeps its own. */
            id: string;
            ids: components["schemas"]["ProviderIds"];
            provider: components["schemas"]["CreatedThrough"];
            state: components["schemas"]["CallState"];
            direction: components["schemas"]["Direction"];
            /** @description The number that calls. */
            from: string;
            /** @description The number that is called. */
            to: string;
            /** @description The agent's id in the domain. Null for a call with a configuration of its own. */
            agentId: string | null;
            createdAt: components["schemas"]["Instant"];
            /**
             * Format: date-time
             * @description When it was answered. Null until then, and for ever if it was not.
             */
            answeredAt: string | null;
            /**
             * Format: date-time
             * @description When it ended. Null until then.
             */
            endedAt: string | null;
            /**
             * @description What came of it. Null until it has ended.
             * @enum {string|null}
             */
            outcome: "answered" | "voicemail" | "no-answer" | "busy" | "failed" | null;
            /** @description The messages so far, oldest first. */
            transcript: components["schemas"]["Message"][];
            /** @description What it cost. Null until it is analysed. */
            costs: components["schemas"]["Costs"] | null;
        };
        /** @description One message, as in a scenario's transcript. */
        Message: {
            role: components["schemas"]["Party"];
            /** @description What was said. */
            text: string;
            at: components["schemas"]["Instant"];
        };
        /** @description What a call cost, in US dollars. `total` is the sum of the lines. */
        Costs: {
            /** @description The language model. */
            llm: number;
            /** @description Speech to text. */
            stt: number;
            /** @description Text to speech. */
            tts: number;
            /** @description The telephone line. */
            telephony: number;
            /** @description The provider's own share. */
            platform: number;
            /** @description The sum of the lines. */
            total: number;
        };
        /**
         * @description A telephone number in E.164.
         * @example +14155550100
         */
        PhoneNumber: string;
        /** @description A call to create. */
        CallCreate: {
            /** @description The provider that it is to belong to. */
            provider: string;
            from: components["schemas"]["PhoneNumber"];
            to: components["schemas"]["PhoneNumber"];
            /** @description The agent; one that the scenario does not know is made up from its id. Without it, the agent whose number is called, or calls; or else the scenario's first. */
            agentId?: string;
            /**
             * @description Who calls whom, as the agent sees it.
             * @default outbound
             */
            direction?: components["schemas"]["Direction"];
        };
        /** @description Who hangs up. */
        HangUp: {
            /**
             * @description Who hangs up.
             * @default agent
             */
            by?: components["schemas"]["Party"];
        };
        /** @description Nothing. */
        Answer: Record<string, never>;
        /** @description Why the call cannot be connected. */
        Fail: {
            /** @description Why, in words. It is kept with the call; no bundled provider shows it. */
            reason?: string;
        };
        /** @description Who says what. */
        Say: {
            /**
             * @description Who speaks.
             * @default user
             */
            by?: components["schemas"]["Party"];
            /** @description What is said. */
            text: string;
        };
        /** @description A page of the journal. */
        JournalList: {
            /** @description The page. */
            entries: components["schemas"]["JournalEntry"][];
            /** @description How many entries since the last reset the journal has let go. */
            dropped: number;
            cursor: components["schemas"]["NextCursor"];
            hasMore: components["schemas"]["HasMore"];
        };
        /** @description A rule that was put in force. */
        RuleAdded: {
            /** @description The rule's id. */
            id: string;
        };
        /** @description A reply or a fault that is in force, and what it has done since the last reset. */
        Rule: {
            /** @description Its id, as answers bear it in the header `Ringback-Rule`. */
            id: string;
            /**
             * @description Whether the scenario holds it, or it was added.
             * @enum {string}
             */
            origin: "scenario" | "added";
            /** @description The document, as it was written. */
            rule: {
                [key: string]: unknown;
            };
            /** @description Requests that it was for. */
            matched: number;
            /** @description Requests in which it did what it is there for. */
            used: number;
        };
        /** @description A response for given requests. Its whole form is in `src/engine/scenario.schema.json`, to which it is held. */
        Reply: {
            on: components["schemas"]["RuleOperations"];
        } & {
            [key: string]: unknown;
        };
        /** @description A failure made on purpose. Its whole form is in `src/engine/scenario.schema.json`, to which it is held. */
        Fault: {
            on: components["schemas"]["RuleOperations"];
        } & {
            [key: string]: unknown;
        };
        /** @description The operations that it is for; `*` is all of them. */
        RuleOperations: string | string[];
        /** @description The replies in force. */
        ReplyList: {
            /** @description In the order in which they are looked at. */
            replies: components["schemas"]["Rule"][];
        };
        /** @description The faults in force. */
        FaultList: {
            /** @description In the order in which they are looked at. */
            faults: components["schemas"]["Rule"][];
        };
        /** @description A request that was received, and how it was answered. */
        JournalEntry: {
            /** @description The request's id, as in the header `Ringback-Request-Id`. */
            id: string;
            at: components["schemas"]["Instant"];
            /** @description The sandbox. */
            sandbox: string;
            /** @description The provider. Null where none was meant. */
            provider: string | null;
            /** @description The operation's id. Null where none matched. */
            operation: string | null;
            /**
             * @description Where the answer came from, as in the header `Ringback-Source`.
             * @enum {string}
             */
            source: "model" | "stub" | "reply" | "fault" | "contract";
            /** @description The id of the reply or fault that made the answer, or made it wait, as in the header `Ringback-Rule`. Left out where there is none. */
            rule?: string;
            /** @description The request's method. */
            method: string;
            /** @description The request's path, with the provider's mount and the query, without a sandbox. */
            path: string;
            /** @description The answer's status. */
            status: number;
            /** @description The ids of the violations that it has. */
            violations: string[];
        };
        /** @description An entry of the journal, in full. */
        JournalEntryDetail: components["schemas"]["JournalEntry"] & {
            request: components["schemas"]["HttpMessage"];
            response: components["schemas"]["HttpMessage"];
        };
        /** @description The headers and the body of a request or an answer, with `[redacted]` where a secret was. */
        HttpMessage: {
            /** @description The headers, by their names in lower case. */
            headers: {
                [key: string]: string;
            };
            /** @description The body, parsed where it is JSON and whole; else the start of its text. Null without one, and where none can be kept: what is neither JSON nor text, or could not be read. */
            body: unknown;
            /** @description How many bytes the body had. */
            length: number;
        };
        /** @description Which requests are meant, and how many there should be. Without anything, any request. */
        Question: {
            /** @description The provider. */
            provider?: string;
            /** @description The operation's id. */
            operation?: string;
            /** @description The request's method, in any case. */
            method?: string;
            /** @description The request's path without its query, with or without the provider's mount. A segment in braces stands for any: `/conversations/{id}`. */
            path?: string;
            /** @description The answer's status. */
            status?: number;
            /** @description What the JSON body held. Members that are not named may be anything; lists are compared entry by entry. */
            body?: unknown;
            /** @description What must fit, as in scenarios, at `query.x`, `header.x` and `body.x`. */
            match?: {
                [key: string]: unknown;
            };
            /** @description How many requests; without it, at least one. */
            times?: number | {
                /** @description The fewest. */
                atLeast?: number;
                /** @description The most. */
                atMost?: number;
            };
        };
        /** @description Whether the requests are as wished. */
        Verification: {
            /** @description Whether there are as many as wished, for sure. */
            ok: boolean;
            /** @description How many there are of which it is known. */
            count: number;
            /** @description False where something that the question needs was not kept, so that there may be more. */
            complete: boolean;
            /** @description The answer in a sentence. */
            message: string;
            /** @description The requests that come nearest, the nearest first. Empty where it is ok. */
            nearest: components["schemas"]["NearestRequest"][];
        };
        /** @description A request that is nearly what was asked for. */
        NearestRequest: {
            /** @description The request's id. */
            id: string;
            /** @description The operation's id. Null where none matched. */
            operation: string | null;
            /** @description The request's method. */
            method: string;
            /** @description The request's path, with the provider's mount and the query. */
            path: string;
            /** @description The answer's status. */
            status: number;
            /** @description What differs, each in a sentence. Empty where nothing does, and it is one too many. */
            differences: string[];
        };
        /** @description Whether a run passes. */
        Verdict: {
            /** @description Whether it does. */
            ok: boolean;
            /** @description Why not. Empty where it passes. */
            failures: {
                /**
                 * @description What was to fail.
                 * @enum {string}
                 */
                on: "violations" | "notes" | "uncovered" | "unmatched" | "receiver" | "rules" | "coverage";
                /** @description How many there are; of the coverage, how many cells were not touched. */
                count: number;
                /** @description The reason in a sentence. */
                text: string;
            }[];
        };
        /** @description The contract report. `report.schema.json` of the package describes every member; the canonical form leaves out `runs`, and of a breach what is told of its first request only. */
        Report: {
            /**
             * @description The form.
             * @constant
             */
            ringback: "report/1";
            /** @description What wall clock and machine decided, a run each. */
            runs?: Record<string, never>[];
            /** @description The mocked APIs, with all that their contracts have to be touched. */
            providers: Record<string, never>[];
            /** @description How much there is of what. Equal breaches are one. */
            totals: {
                [key: string]: unknown;
            };
            /** @description The breaches over all sandboxes, the most frequent first. */
            violations: Record<string, never>[];
            /** @description How much of the contract was touched. */
            coverage: {
                [key: string]: unknown;
            };
            /** @description What was seen in each sandbox, by name. */
            sandboxes: Record<string, never>[];
        };
        /**
         * @description Where a delivery stands: `pending` waits for its turn, or for a retry; `dropped` was lost on purpose.
         * @enum {string}
         */
        DeliveryState: "pending" | "delivering" | "delivered" | "failed" | "dropped";
        /** @description A page of deliveries. */
        DeliveryList: {
            /** @description The deliveries, newest first. */
            deliveries: components["schemas"]["Delivery"][];
            /** @description How many went to make room. */
            dropped: number;
            /** @description Leads to the next page. Null on the last one. */
            cursor: string | null;
            /** @description Whether there is a next page. */
            hasMore: boolean;
        };
        /** @description A webhook delivery, with everything that came of it. */
        Delivery: {
            /** @description What receivers know it by. It derives from seed, subscription and event, so that a rewind gives it again. */
            id: string;
            /** @description The subscription's place in the scenario. Null for one that came with a resource, and for callbacks. */
            subscription: number | null;
            /** @description Whose events it tells of. Null for the neutral ones. */
            provider: string | null;
            /** @description The receiver, as the subscription names it; secrets in it are taken out, and what is no URL is hidden as a whole. */
            url: string;
            /**
             * @description The event's name.
             * @example call.ended
             */
            event: string;
            /** @description The resource's id. Null for callbacks. */
            resource: string | null;
            eventAt: components["schemas"]["Instant"];
            dueAt: components["schemas"]["Instant"];
            state: components["schemas"]["DeliveryState"];
            /** @description When the next attempt is due. Null when none is. */
            nextAt: components["schemas"]["Instant"] | null;
            /** @description The attempts, oldest first. */
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        /** @description One try to deliver. */
        DeliveryAttempt: {
            at: components["schemas"]["Instant"];
            /**
             * @description `schedule` is the first attempt and its retries, `repeat` a duplicate on purpose, `hand` was asked for.
             * @enum {string}
             */
            cause: "schedule" | "repeat" | "hand";
            /** @description What the receiver answered. Null where no answer came. */
            status: number | null;
            /**
             * @description Why it was not acknowledged. Null where it was.
             * @enum {string|null}
             */
            error: "status" | "redirect" | "timeout" | "unreachable" | "unresolved" | "blocked" | "no-secret" | "unsendable" | "crowded" | null;
            /** @description The same in words. */
            reason: string | null;
            /** @description Real milliseconds to the answer, or to giving up. */
            ms?: number;
        };
        /** @description Something that happened to a call. */
        CallEvent: {
            /**
             * @description The event's name.
             * @enum {string}
             */
            type: "call.queued" | "call.ringing" | "call.answered" | "call.message" | "call.ended" | "call.analysed";
            timestamp: components["schemas"]["Instant"];
            data: components["schemas"]["Call"];
        };
        /** @description What was posted to a built-in receiver. */
        Inbox: {
            /** @description What came, oldest first. */
            entries: components["schemas"]["InboxEntry"][];
            /** @description How many of that name went to make room. */
            dropped: number;
            /** @description How many went to make room of the names past the first 1,000, which are not counted apart. */
            droppedOfOthers: number;
        };
        /** @description Something that was posted. */
        InboxEntry: {
            /** @description Its place among all that came to the sandbox. */
            id: string;
            at: components["schemas"]["Instant"];
            /** @description The method. */
            method: string;
            /** @description The query without its question mark, with `redacted` where a secret was. Empty without one. */
            query: string;
            /** @description The headers, by their names in lower case, with `[redacted]` where a secret was, and where a subscription has set one of its own. */
            headers: {
                [key: string]: string;
            };
            /** @description The body, parsed where it is JSON, else its text. Null without one. */
            body: unknown;
            /** @description The delivery's id. Null where somebody else posted it. */
            delivery: string | null;
        };
        /** @description How much of the contracts was touched. */
        Coverage: {
            /** @description Percent of the cells, rounded down to one decimal. Null where no provider was asked. */
            percent: number | null;
            /** @description How many cells of the providers that were asked were touched. */
            covered: number;
            /** @description How many cells they have. */
            total: number;
            /** @description What is served, provider by provider. */
            providers: components["schemas"]["ProviderCoverage"][];
        };
        /** @description How much of one contract was touched. */
        ProviderCoverage: {
            /** @description The provider. */
            provider: string;
            /** @description Whether anything of it was touched. */
            wasAsked: boolean;
            /** @description Percent of its cells, rounded down to one decimal. Null where it was not asked. */
            percent: number | null;
            /** @description How many of its cells were touched. */
            covered: number;
            /** @description How many cells it has. */
            total: number;
            /** @description The same by kind of cell. Empty where it was not asked. */
            kinds: {
                kind: components["schemas"]["CellKind"];
                /** @description How many of them were touched. */
                covered: number;
                /** @description How many there are. */
                total: number;
            }[];
            /** @description The cells that nothing touched. Empty where it was not asked. */
            uncovered: components["schemas"]["Cell"][];
        };
        /** @description One thing of a contract that a client may touch, or not. */
        Cell: {
            /** @description Says all of the rest; the same in every run. */
            id: string;
            /** @description The provider. */
            provider: string;
            kind: components["schemas"]["CellKind"];
            /** @description The `operationId`. Null where it is about no single operation. */
            operation: string | null;
            /** @description What it is about, such as `404` or `query limit`. */
            name: string;
        };
        /**
         * @description What a cell is about.
         * @enum {string}
         */
        CellKind: "operation" | "status" | "parameter" | "parameter-value" | "property" | "variant" | "state" | "transition" | "event" | "page" | "fault";
        /** @description The violations of a run. */
        ViolationList: {
            /** @description The violations. */
            violations: components["schemas"]["Violation"][];
            /** @description How many different ones there was no room for. */
            dropped?: number;
            cursor: components["schemas"]["NextCursor"];
            hasMore: components["schemas"]["HasMore"];
        };
        /** @description A breach of the contract; equal ones are counted together. */
        Violation: {
            /** @description The violation's id. It does not change when the violation is seen again. */
            id: string;
            /** @description The id of the first request that has it; of a delivery, where a receiver of webhooks is meant. */
            requestId: string;
            /**
             * @description What it is a breach of: one request against the spec, a request that no operation matches, an answer, a receiver of webhooks, or a rule about how requests follow each other.
             * @enum {string}
             */
            kind: "request" | "unmatched" | "response" | "receiver" | "rule";
            /**
             * @description A `note` is a breach of a rule that is only our guess, or a member that nothing declares.
             * @enum {string}
             */
            level: "violation" | "note";
            /** @description The provider. */
            provider: string;
            /** @description The operation's id. Null where none matched. */
            operation: string | null;
            /**
             * @description The part of the request or answer; `receiver` where a receiver of webhooks is meant.
             * @enum {string}
             */
            in: "path" | "query" | "header" | "cookie" | "body" | "credential" | "response" | "receiver";
            /** @description The parameter's name, a JSON pointer into the body, or a receiver's URL. Empty where it is the part as a whole. */
            pointer: string;
            /**
             * @description The kind of breach; `docs/violations.md` lists them.
             * @example required
             * @example type
             * @example enum
             * @example pattern
             * @example undeclared
             * @example malformed-body
             */
            code: string;
            /** @description What is wrong. */
            message: string;
            /** @description What was sent, as JSON, short, with secrets taken out. Null where nothing was, or it may not be shown. */
            sent: string | null;
            /** @description What would be allowed, each as a person writes it. Empty where it is no closed list. */
            allowed: string[];
            /**
             * @description How sure the rule is.
             * @enum {string}
             */
            basis: "seed" | "docs" | "sdk" | "user" | "decided";
            /**
             * @description Who is to put it right.
             * @enum {string}
             */
            blame: "client" | "spec" | "mock";
            /** @description Why that one is to blame, in a sentence. */
            reason: string;
            /** @description What to do about it. */
            remedy: string;
            /** @description Where the contract says so. Null where it is written in no spec. */
            rule: components["schemas"]["RulePlace"] | null;
            /** @description The operations that come nearest to a request that none matches, the nearest first. */
            nearest: components["schemas"]["NearMiss"][];
            /** @description The first request that it was seen in. Null where it was no request, or there was no room for more. */
            first: components["schemas"]["FirstRequest"] | null;
            /** @description How many requests have it. */
            count: number;
        };
        /** @description A rule in the text of a spec. */
        RulePlace: {
            /**
             * @description The spec's file.
             * @example specs/voiceos.yaml
             */
            file: string;
            /** @description JSON pointer into the spec. */
            pointer: string;
            /** @description From 1. */
            line: number;
            /** @description From 1. */
            column: number;
            /**
             * @description The keyword and its value as they stand there; short.
             * @example maximum: 100
             */
            constraint: string;
        };
        /** @description An operation that a request nearly is. */
        NearMiss: {
            /** @description The operation's id. */
            operation: string;
            /** @description Its method. */
            method: string;
            /** @description Its path, as the spec's template. */
            path: string;
            /** @description What differs, each in a sentence. */
            differences: string[];
        };
        /** @description The first request that a breach was seen in. */
        FirstRequest: {
            /**
             * Format: date-time
             * @description The sandbox's instant.
             */
            at: string;
            /** @description The request's method. */
            method: string;
            /** @description Its path with the provider's mount and its query; without a sandbox. */
            path: string;
            /** @description A command that sends it again to a mock at its default port, with stand-ins for secrets. */
            curl: string;
        };
        /** @description A code of the catalogue in `docs/errors.md`. */
        Code: string;
        /** @description The sandboxes that there are. */
        SandboxList: {
            /** @description The sandboxes, by name. */
            sandboxes: components["schemas"]["Sandbox"][];
        };
        /** @description An isolated world. */
        Sandbox: {
            /** @description The sandbox's name. */
            name: string;
            /** @description The name of the scenario it runs. */
            scenario: string;
            seed: components["schemas"]["Seed"];
            clock: components["schemas"]["Clock"];
            /**
             * Format: date-time
             * @description When it was last used, by the wall clock.
             */
            lastUsedAt: string;
        };
        /** @description A sandbox to make. */
        SandboxCreate: {
            /** @description The sandbox's name. */
            name: string;
            /** @description The scenario's name. The server's own, unless it says otherwise. */
            scenario?: string;
            /** @description How long it stays when nobody uses it, by the wall clock. */
            ttl?: components["schemas"]["Duration"];
        };
        /** @description A sandbox that was made. */
        SandboxCreated: components["schemas"]["Sandbox"] & {
            /** @description Opens this sandbox alone. It is shown once. */
            token: string;
        };
        /** @description An error, as RFC 9457 has it. */
        Problem: {
            /** @description A URI reference of the kind of problem. */
            type: string;
            /** @description The kind of problem in words. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What failed, why, and what to do about it. */
            detail: string;
            code: components["schemas"]["Code"];
            /** @description The single mistakes, where there may be several. */
            issues?: components["schemas"]["Issue"][];
        };
        /** @description One of several mistakes. */
        Issue: {
            /** @description A parameter's name, or a JSON pointer into the body. */
            pointer: string;
            /** @description What is wrong. */
            message: string;
        };
    };
    responses: {
        /** @description Deliveries are still under way after 30 s of real time. */
        ClockUnsettled: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request cannot be read, or the sandbox's name is none. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or a wrong one. */
        Unauthorized: {
            headers: {
                /**
                 * @description The scheme to use.
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Origin` is not the control API's own, or the token opens another sandbox. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An advance is still at work, or was cut short by a reset. */
        ClockBusy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The call's state does not permit it. */
        WrongState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is a sandbox with this name. */
        SandboxExists: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is over 1 MiB, as it was sent or inflated. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Host` is none that the control API is known by. */
        Misdirected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON, nor, where that is allowed, YAML; or its content coding is not known. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request can be read, but not be carried out. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The fault is ours. */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There are too many sandboxes, or too many changes in this one. */
        TooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There are too many streams of events, too many sandboxes, or too many changes in this one. */
        TooManyStreams: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The sandbox.
         * @example worker-3
         */
        Sandbox: components["schemas"]["SandboxName"];
        /**
         * @description This sandbox alone. All of them, those that have left included, without it.
         * @example worker-3
         */
        ReportSandbox: components["schemas"]["SandboxName"];
        /**
         * @description How many to return at most.
         * @example 100
         */
        Limit: number;
        /**
         * @description Where to go on, as the page before said.
         * @example MTc2NzYwNDMyMzIxNHwxNw
         */
        Cursor: string;
        /**
         * @description Whether to leave out the headers that wall clock, socket and process decide, such as `date`, `host`, `content-length` and `user-agent`.
         * @example true
         */
        Canonical: boolean;
        /**
         * @description Whether to leave out what wall clock and socket decide: how long attempts took, the system's words for what went wrong, and the hosts and ports of receivers.
         * @example true
         */
        CanonicalDelivery: boolean;
        /**
         * @description The delivery's id, as the header `Ringback-Delivery` has it.
         * @example msg_fcq89mhs23r2jdgtzhmavhwk91
         */
        DeliveryId: string;
        /**
         * @description The call's id, in the domain or in any provider's form.
         * @example call_7zk3qmv1d9xw40hb
         */
        CallId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    getReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can be used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    getClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    advanceClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far. Exactly one of the members. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Advance"];
            };
        };
        responses: {
            /** @description What fired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advanced"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockBusy"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    jumpClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far. Exactly one of the members. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockBusy"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    rewindClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far back. Exactly one of the members. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The clock, and how many changes were dropped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rewound"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockBusy"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    freezeClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where to stop it. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Freeze"];
            };
        };
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockBusy"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    runClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How fast. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Run"];
            };
        };
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockBusy"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    stepClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far each time. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockBusy"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    settleClock: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockUnsettled"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenarios, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    loadScenario: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The scenario's name.
                 * @example busy-monday
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox, at its beginning. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    loadScenarioDocument: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A scenario. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Scenario"];
                "application/yaml": components["schemas"]["Scenario"];
            };
        };
        responses: {
            /** @description The sandbox, at its beginning. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    reset: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox, at its beginning. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    putSnapshot: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A snapshot, as `GET /snapshot` answers it; 256 MiB at most. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        responses: {
            /** @description The sandbox, where the recorded world stood. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listResources: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description Only those that this provider shows, its own and those that all show.
                 * @example voiceos
                 */
                provider?: string;
                /**
                 * @description Only those of this kind.
                 * @example call
                 */
                kind?: string;
                /**
                 * @description Only those in this state. Where there are several kinds, it needs `kind`.
                 * @example answered
                 */
                state?: string;
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where to go on, as the page before said.
                 * @example MTc2NzYwNDMyMzIxNHwxNw
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description Only calls that this provider shows, its own and those that all show.
                 * @example voiceos
                 */
                provider?: string;
                /**
                 * @description Only calls in this state.
                 * @example answered
                 */
                state?: components["schemas"]["CallState"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where to go on, as the page before said.
                 * @example MTc2NzYwNDMyMzIxNHwxNw
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    createCall: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who calls whom. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallCreate"];
            };
        };
        responses: {
            /** @description The call. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    getCall: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    hangUpCall: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        /** @description Who hangs up. The agent, unless it says otherwise. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HangUp"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    answerCall: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        /** @description Nothing is needed. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    failCall: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        /** @description Why. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Fail"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    sayInCall: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The call's id, in the domain or in any provider's form.
                 * @example call_7zk3qmv1d9xw40hb
                 */
                id: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        /** @description Who says what. The user, unless it says otherwise. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Say"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listReplies: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    addReply: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A reply, as a scenario holds it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reply"];
            };
        };
        responses: {
            /** @description The reply is in force. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleAdded"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    clearReplies: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are no replies. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    removeReply: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The reply's id, as the list and the answer to adding it gave it.
                 * @example reply-added-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reply is no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listFaults: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    addFault: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A fault, as a scenario holds it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        responses: {
            /** @description The fault is in force. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleAdded"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    clearFaults: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are no faults. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    removeFault: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The fault's id, as the list and the answer to adding it gave it.
                 * @example fault-added-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fault is no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listJournal: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description Whether to leave out the headers that wall clock, socket and process decide, such as `date`, `host`, `content-length` and `user-agent`.
                 * @example true
                 */
                canonical?: components["parameters"]["Canonical"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where to go on, as the page before said.
                 * @example MTc2NzYwNDMyMzIxNHwxNw
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    clearJournal: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The journal is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    verifyJournal: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to look for; all that is given must be so. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description The answer, whether it is ok or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    getJournalEntry: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description Whether to leave out the headers that wall clock, socket and process decide, such as `date`, `host`, `content-length` and `user-agent`.
                 * @example true
                 */
                canonical?: components["parameters"]["Canonical"];
            };
            header?: never;
            path: {
                /**
                 * @description The entry's id, as the header `Ringback-Request-Id` gave it.
                 * @example 42
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    listViolations: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where to go on, as the page before said.
                 * @example MTc2NzYwNDMyMzIxNHwxNw
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The violations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    getVerdict: {
        parameters: {
            query?: {
                /**
                 * @description This sandbox alone. All of them, those that have left included, without it.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["ReportSandbox"];
                /**
                 * @description What to fail on, with commas between. `violations` are breaches by a client's request, those that no
                 *     operation matches among them, which are `unmatched` alone; `notes` breach a guess or send what nothing
                 *     declares; `uncovered` are operations that nothing asked for, of the providers that were asked, or of all where
                 *     none was; `receiver` are breaches by receivers of webhooks, `rules` those of how requests follow each other.
                 *     Without it, `violations`; with `minCoverage` alone, nothing. An empty one is refused.
                 * @example violations,uncovered
                 */
                failOn?: string;
                /**
                 * @description How much of the contract is to be covered, in percent.
                 * @example 80
                 */
                minCoverage?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It passes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It fails. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getReportJson: {
        parameters: {
            query?: {
                /**
                 * @description This sandbox alone. All of them, those that have left included, without it.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["ReportSandbox"];
                /**
                 * @description Whether to leave out what wall clock, ports and machine decide, and what depends on how the run was cut into shards.
                 * @example true
                 */
                canonical?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getReportHtml: {
        parameters: {
            query?: {
                /**
                 * @description This sandbox alone. All of them, those that have left included, without it.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["ReportSandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getReportXml: {
        parameters: {
            query?: {
                /**
                 * @description This sandbox alone. All of them, those that have left included, without it.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["ReportSandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getReportSarif: {
        parameters: {
            query?: {
                /**
                 * @description This sandbox alone. All of them, those that have left included, without it.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["ReportSandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/sarif+json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getReportMarkdown: {
        parameters: {
            query?: {
                /**
                 * @description This sandbox alone. All of them, those that have left included, without it.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["ReportSandbox"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox; without it, all of them together.
                 * @example worker-3
                 */
                sandbox?: components["schemas"]["SandboxName"];
                /**
                 * @description Only this provider.
                 * @example voiceos
                 */
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The coverage. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description Where they stand.
                 * @example failed
                 */
                state?: components["schemas"]["DeliveryState"];
                /**
                 * @description Whether to leave out what wall clock and socket decide: how long attempts took, the system's words for what went wrong, and the hosts and ports of receivers.
                 * @example true
                 */
                canonical?: components["parameters"]["CanonicalDelivery"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where to go on, as the page before said.
                 * @example MTc2NzYwNDMyMzIxNHwxNw
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    getDelivery: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
                /**
                 * @description Whether to leave out what wall clock and socket decide: how long attempts took, the system's words for what went wrong, and the hosts and ports of receivers.
                 * @example true
                 */
                canonical?: components["parameters"]["CanonicalDelivery"];
            };
            header?: never;
            path: {
                /**
                 * @description The delivery's id, as the header `Ringback-Delivery` has it.
                 * @example msg_fcq89mhs23r2jdgtzhmavhwk91
                 */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    redeliver: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The delivery's id, as the header `Ringback-Delivery` has it.
                 * @example msg_fcq89mhs23r2jdgtzhmavhwk91
                 */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, after the attempt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    getInbox: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The built-in receiver's name.
                 * @example orders
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    clearInbox: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: never;
            path: {
                /**
                 * @description The built-in receiver's name.
                 * @example orders
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inbox is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /**
                 * @description The sandbox.
                 * @example worker-3
                 */
                sandbox?: components["parameters"]["Sandbox"];
            };
            header?: {
                /**
                 * @description The id of the last event that the reader has; the stream goes on behind it.
                 * @example 5f0c1a2b3d4e-17
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; each event's data is JSON in one line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyStreams"];
            500: components["responses"]["Internal"];
        };
    };
    listSandboxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandboxes, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    createSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The sandbox to make. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxCreate"];
            };
        };
        responses: {
            /** @description The sandbox, and its token. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["SandboxExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Internal"];
        };
    };
    deleteSandbox: {
        parameters: {
            query: {
                /**
                 * @description The sandbox to drop.
                 * @example worker-3
                 */
                sandbox: components["schemas"]["SandboxName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
        };
    };
    sendCallEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The event, and the call as it was right after it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallEvent"];
            };
        };
        responses: {
            /** @description Any 2xx acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
