export interface paths {
    "/v1/convai/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations
         * @description A page of the conversations of your agents, newest first unless `sort_direction` says otherwise. The cursor of a
         *     page leads to the next one; conversations that are created meanwhile do not shift the pages.
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * Get a conversation
         * @description Detailed information about a specific conversation, with its transcript.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        /**
         * Delete a conversation
         * @description Deletes a conversation. It can be read no more.
         */
        delete: operations["deleteConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/conversations/{conversation_id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * Get a conversation's summary
         * @description A conversation in short, with its messages if they are few.
         */
        get: operations["getConversationSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/conversations/{conversation_id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * Get a conversation's audio
         * @description The recording of a conversation, once `has_audio` is true.
         */
        get: operations["getConversationAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/conversations/{conversation_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give feedback on a conversation
         * @description Records whether the user liked a conversation.
         */
        post: operations["createConversationFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/twilio/outbound-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an outbound call through Twilio
         * @description Lets an agent call a number. The conversation is there at once, with the status `initiated`.
         */
        post: operations["twilioOutboundCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List agents
         * @description A page of your agents.
         */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convai/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List phone numbers
         * @description The telephone numbers of your workspace.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    post_call_transcription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call was analysed
         * @description Sent when a conversation is `done`. The data is what `getConversation` answers.
         */
        post: operations["sendPostCallTranscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    call_initiation_failure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call could not be made
         * @description Sent when a call is never answered.
         */
        post: operations["sendCallInitiationFailure"];
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
         * @description `initiated` until the call is answered, `in-progress` while it runs, `processing` from the hang-up until it is
         *     analysed, then `done`; `failed` for a call that was never answered.
         * @enum {string}
         */
        ConversationStatus: "initiated" | "in-progress" | "processing" | "done" | "failed";
        /**
         * @description What started a conversation.
         * @enum {string}
         */
        ConversationInitiationSource: "unknown" | "android_sdk" | "node_js_sdk" | "react_native_sdk" | "react_sdk" | "js_sdk" | "python_sdk" | "widget" | "sip_trunk" | "twilio" | "exotel" | "genesys" | "avaya" | "audiocodes" | "swift_sdk" | "whatsapp" | "twilio_sms" | "flutter_sdk" | "zendesk_integration" | "slack_integration" | "telegram_integration" | "intercom_integration" | "freshdesk_integration" | "salesforce_integration" | "template_preview" | "genesys_bot_connector" | "subagent_tool";
        /**
         * @description A kind of guardrail.
         * @enum {string}
         */
        GuardrailType: "custom" | "prompt_injection" | "self_harm_intent" | "violence_graphic" | "sexual" | "violence" | "harassment" | "sexual_minors" | "self_harm" | "self_harm_instructions" | "harassment_threatening" | "hate" | "hate_threatening" | "profanity" | "religion_or_politics" | "medical_and_legal" | "guardrail";
        /**
         * @description Whether the call reached its goal. `unknown` until the call is analysed, and never null.
         * @enum {string}
         */
        CallSuccessful: "success" | "failure" | "unknown";
        /**
         * @description Who called whom, as the agent sees it.
         * @enum {string}
         */
        Direction: "inbound" | "outbound";
        /** @description A page of conversations. */
        ConversationsPage: {
            /** @description The page. */
            conversations: components["schemas"]["Conversation"][];
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description The cursor of the next page, by the name that the vendor's client reads. Null on the last page. */
            next_cursor?: string | null;
            /** @description The same cursor, by the name in the seed document. Null on the last page. */
            cursor?: string | null;
        };
        /** @description A conversation, as it stands in a list. */
        Conversation: {
            /** @description Unique conversation identifier. */
            conversation_id: string;
            /** @description Associated agent ID. */
            agent_id: string;
            /** @description Name of the agent. */
            agent_name?: string | null;
            status: components["schemas"]["ConversationStatus"];
            call_successful: components["schemas"]["CallSuccessful"];
            /** @description When the conversation was created, as a Unix timestamp in seconds. It never moves. */
            start_time_unix_secs: number;
            /** @description How long the call took, in whole seconds. 0 until the end. */
            call_duration_secs: number;
            /** @description How many messages there are so far. */
            message_count: number;
            /** @description Who called whom. Null where no telephone was used. */
            direction?: components["schemas"]["Direction"] | null;
            /** @description Why the call ended. Null until it has. */
            termination_reason?: string | null;
            /** @description What was said, in short. Null until the call is analysed, and with `summary_mode=exclude`. */
            transcript_summary?: string | null;
            /** @description The summary in a few words. Null where the summary is. */
            call_summary_title?: string | null;
            /**
             * Format: date-time
             * @description Timestamp when the conversation started.
             */
            created_at?: string;
            /** @description Additional conversation metadata. */
            metadata?: {
                [key: string]: unknown;
            };
        };
        /** @description A conversation, with its transcript. */
        ConversationDetail: {
            /** @description Associated agent ID. */
            agent_id: string;
            /** @description Name of the agent. */
            agent_name?: string | null;
            /** @description Unique conversation identifier. */
            conversation_id: string;
            status: components["schemas"]["ConversationStatus"];
            /** @description The ID of the user who started the conversation, where it was given. */
            user_id?: string | null;
            /**
             * Format: date-time
             * @description Timestamp when the conversation started.
             */
            created_at?: string;
            metadata: components["schemas"]["Metadata"];
            /** @description What the analysis found. Null until the call is analysed. */
            analysis?: components["schemas"]["Analysis"] | null;
            /** @description Whether there is a recording to play. */
            has_audio: boolean;
            /** @description Whether the recording has the user. */
            has_user_audio: boolean;
            /** @description Whether the recording has the agent. */
            has_response_audio: boolean;
            /** @description Whether the recording has anything else. */
            has_auxiliary_audio: boolean;
            /** @description Conversation transcript entries so far, oldest first. */
            transcript: components["schemas"]["TranscriptEntry"][];
            /** @description What the call was started with. */
            conversation_initiation_client_data?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description Additional conversation metadata. */
        Metadata: {
            /** @description When the conversation was created, as a Unix timestamp in seconds. */
            start_time_unix_secs: number;
            /** @description When the call was answered, as a Unix timestamp in seconds. Null until then. */
            accepted_time_unix_secs?: number | null;
            /** @description How long the call took, in whole seconds. 0 until the end. */
            call_duration_secs: number;
            /** @description Total cost of the conversation in USD. Null until the call is analysed. */
            cost_fiat?: number | null;
            /** @description The telephone call. Null where no telephone was used. */
            phone_call?: components["schemas"]["TwilioPhoneCall"] | null;
            /** @description Why the call ended. Null until it has. */
            termination_reason?: string | null;
            /** @description What went wrong. Null where nothing did. */
            error?: components["schemas"]["ConversationError"] | null;
            /** @description The language spoken most. Null until the call is analysed. */
            main_language?: string | null;
            /** @description What the user thought of the conversation. Null without any. */
            feedback?: components["schemas"]["ConversationFeedback"] | null;
        } & {
            [key: string]: unknown;
        };
        /** @description A telephone call through Twilio. */
        TwilioPhoneCall: {
            /**
             * @description The telephony provider.
             * @enum {string}
             */
            type: "twilio";
            direction: components["schemas"]["Direction"];
            /** @description The ID of the agent's phone number. */
            phone_number_id: string;
            /** @description The agent's phone number. */
            agent_number: string;
            /** @description The user's phone number. */
            external_number: string;
            /**
             * @description What came of the call. Null until it is known.
             * @enum {string|null}
             */
            call_result?: "answered" | "voicemail" | "busy" | "no_answer" | "failed" | null;
            /** @description Twilio's ID of the media stream. */
            stream_sid: string;
            /** @description Twilio's ID of the call. */
            call_sid: string;
        };
        /** @description What went wrong in a conversation. */
        ConversationError: {
            /** @description The error's code. */
            code: number;
            /** @description The error in words. */
            reason?: string | null;
        };
        /** @description What the user thought of a conversation. */
        ConversationFeedback: {
            /**
             * @description The user's verdict.
             * @enum {string|null}
             */
            overall_score?: "like" | "dislike" | null;
            /** @description How many messages the user liked. */
            likes?: number;
            /** @description How many messages the user disliked. */
            dislikes?: number;
        };
        /** @description What the analysis of a conversation found. */
        Analysis: {
            call_successful: components["schemas"]["CallSuccessful"];
            /** @description What was said, in short. */
            transcript_summary: string;
            /** @description The summary in a few words. */
            call_summary_title?: string | null;
        };
        /** @description One turn of the conversation. */
        TranscriptEntry: {
            /**
             * @description Who speaks.
             * @enum {string}
             */
            role: "user" | "agent";
            /** @description When it was said, in whole seconds after the call was answered. */
            time_in_call_secs: number;
            /** @description What was said. */
            message?: string | null;
        };
        /** @description A conversation in short. */
        ConversationSummary: {
            /** @description Unique conversation identifier. */
            conversation_id: string;
            /** @description Associated agent ID. */
            agent_id: string;
            status: components["schemas"]["ConversationStatus"];
            /** @description The summary in a few words. */
            call_summary_title?: string | null;
            /** @description What was said, in short. */
            transcript_summary?: string | null;
            /** @description Whether the call reached its goal. */
            call_successful?: components["schemas"]["CallSuccessful"] | null;
            /** @description How many messages there are. */
            message_count: number;
            /** @description The messages. Null where there are more than `max_messages`. */
            messages?: components["schemas"]["SummaryMessage"][] | null;
            /** @description Whether the messages were left out because the conversation was too long. */
            messages_omitted?: boolean;
            /** @description How to get the full transcript. */
            note: string;
        };
        /** @description One message. */
        SummaryMessage: {
            /**
             * @description Who speaks.
             * @enum {string}
             */
            role: "user" | "agent";
            /** @description What was said. */
            message: string;
        };
        /** @description Feedback on a conversation. */
        Feedback: {
            /**
             * @description The user's verdict. Null takes it back.
             * @enum {string|null}
             */
            feedback?: "like" | "dislike" | null;
        };
        /** @description A call to make. */
        OutboundCall: {
            /** @description The agent that calls. */
            agent_id: string;
            /** @description The ID of the phone number to call from. */
            agent_phone_number_id: string;
            /** @description The phone number to call. */
            to_number: string;
            conversation_initiation_client_data?: components["schemas"]["ConversationInitiationClientData"];
            /** @description Whether to let Twilio record the call. */
            call_recording_enabled?: boolean | null;
            telephony_call_config?: components["schemas"]["TelephonyCallConfig"];
        };
        /** @description What the conversation is started with. */
        ConversationInitiationClientData: {
            /** @description What to change in the agent's configuration for this conversation. */
            conversation_config_override?: {
                [key: string]: unknown;
            } | null;
            /** @description What to add to requests to a custom language model. */
            custom_llm_extra_body?: {
                [key: string]: unknown;
            } | null;
            /** @description The ID of the user. */
            user_id?: string | null;
            /** @description What started the conversation. */
            source_info?: {
                /** @description The kind of source, as in `conversation_initiation_source`. */
                source?: string | null;
                /** @description The source's version. */
                version?: string | null;
            } | null;
            /** @description The agent's branch to use. */
            branch_id?: string | null;
            /** @description The environment to take environment variables from. */
            environment?: string | null;
            /** @description The node of the workflow to start at. */
            starting_workflow_node_id?: string | null;
            /** @description The procedures that may be used. */
            procedure_ids?: string[] | null;
            /** @description Values for the placeholders of the agent's prompts. */
            dynamic_variables?: {
                [key: string]: unknown;
            } | null;
        } | null;
        /** @description How to make the call. */
        TelephonyCallConfig: {
            /** @description How long to ring before giving up, in seconds. */
            ringing_timeout_secs?: number | null;
            /** @description Whether to record the call with Twilio. */
            twilio_call_recording_enabled?: boolean | null;
            /** @description Twilio's detection of answering machines. Null disables it. */
            twilio_machine_detection?: {
                /**
                 * @description How thoroughly to detect them.
                 * @enum {string|null}
                 */
                mode?: "enable" | "detect_message_end" | null;
            } | null;
        } | null;
        /** @description What came of an outbound call. */
        OutboundCallResult: {
            /** @description Whether the call was made. */
            success: boolean;
            /** @description The result in words. */
            message: string;
            /** @description The conversation's id. Null without success. */
            conversation_id?: string | null;
            /** @description Twilio's ID of the call. Null without success. */
            callSid?: string | null;
        };
        /** @description A page of agents. */
        AgentsPage: {
            /** @description The page. */
            agents: components["schemas"]["Agent"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor?: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
        };
        /** @description An agent. */
        Agent: {
            /** @description The agent's ID. */
            agent_id: string;
            /** @description The agent's name. */
            name: string;
            /** @description The agent's voice. */
            voice_id: string;
            /** @description The agent's tags. */
            tags: string[];
            /** @description When the agent was created, as a Unix timestamp in seconds. */
            created_at_unix_secs: number;
            access_info: components["schemas"]["AccessInfo"];
            /** @description When the agent's last call was, as a Unix timestamp in seconds. Null before the first. */
            last_call_time_unix_secs?: number | null;
            /** @description Whether the agent is archived. */
            archived?: boolean;
        };
        /** @description Who may use an agent, and as what. */
        AccessInfo: {
            /** @description Whether you created the agent. */
            is_creator: boolean;
            /** @description The creator's name. */
            creator_name: string;
            /** @description The creator's email address. */
            creator_email: string;
            /**
             * @description What you may do.
             * @enum {string}
             */
            role: "admin" | "editor" | "commenter" | "viewer";
        };
        /** @description The workspace's phone numbers. */
        PhoneNumbers: components["schemas"]["PhoneNumber"][];
        /** @description A phone number. */
        PhoneNumber: {
            /**
             * @description The telephony provider. The mock has numbers of Twilio only.
             * @enum {string}
             */
            provider: "twilio";
            /** @description The number. */
            phone_number: string;
            /** @description What the number is for. */
            label: string;
            /** @description The number's ID. */
            phone_number_id: string;
            /** @description Whether the number can be called. */
            supports_inbound?: boolean;
            /** @description Whether the number can be called from. */
            supports_outbound?: boolean;
            /** @description The agent that answers the number. Null without one. */
            assigned_agent?: components["schemas"]["AssignedAgent"] | null;
        };
        /** @description The agent that answers a number. */
        AssignedAgent: {
            /** @description The agent's ID. */
            agent_id: string;
            /** @description The agent's name. */
            agent_name: string;
        };
        /** @description The event that a call was analysed. */
        PostCallTranscription: {
            /**
             * @description The kind of event.
             * @enum {string}
             */
            type: "post_call_transcription";
            /** @description When the event happened, as a Unix timestamp in seconds. */
            event_timestamp: number;
            data: components["schemas"]["ConversationDetail"];
        };
        /** @description The event that a call could not be made. */
        CallInitiationFailure: {
            /**
             * @description The kind of event.
             * @enum {string}
             */
            type: "call_initiation_failure";
            /** @description When the event happened, as a Unix timestamp in seconds. */
            event_timestamp: number;
            data: components["schemas"]["FailedCall"];
        };
        /** @description A call that could not be made. */
        FailedCall: {
            /** @description Associated agent ID. */
            agent_id: string;
            /** @description Unique conversation identifier. */
            conversation_id: string;
            /**
             * @description Why the call could not be made.
             * @enum {string}
             */
            failure_reason: "busy" | "no-answer" | "unknown";
            metadata: components["schemas"]["FailedCallMetadata"];
        };
        /** @description What the telephony provider said. */
        FailedCallMetadata: {
            /**
             * @description The telephony provider.
             * @enum {string}
             */
            type: "twilio" | "sip";
            /** @description The provider's own report, as for example Twilio's status callback. */
            body: {
                [key: string]: unknown;
            };
        };
        /** @description What is wrong with a request. */
        ValidationErrors: {
            /** @description One entry for each thing that is wrong. */
            detail: components["schemas"]["ValidationError"][];
        };
        /** @description One thing that is wrong with a request. */
        ValidationError: {
            /** @description Where it is, from the outside in, as in `body`, `to_number`. */
            loc: (string | number)[];
            /** @description What is wrong. */
            msg: string;
            /** @description The kind of error. */
            type: string;
        };
        /** @description An error other than a validation error. */
        Error: {
            detail: components["schemas"]["ErrorDetail"];
        };
        /** @description What went wrong. */
        ErrorDetail: {
            /** @description The type of error. */
            type: string;
            /** @description The error itself, more specific than the type. */
            code: string;
            /** @description The error in words. */
            message: string;
            /** @description The code again, by its old name. */
            status: string;
            /** @description The request's identifier. */
            request_id: string;
            /** @description The parameter that caused the error. Null where none did. */
            param?: string | null;
        };
    };
    responses: {
        /** @description No API key, or an empty one. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no conversation with this id, or nothing of the kind that is asked for. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter or the body breaks the contract, or the cursor cannot be read. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrors"];
            };
        };
        /** @description Too many requests in a while, or at once. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description The conversation's id.
         * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
         */
        ConversationId: string;
        /**
         * @description `t=<Unix seconds>,v0=<hex HMAC-SHA256(secret, "t.body")>`. The time is wall-clock time: the vendor's client
         *     rejects signatures that are over 30 minutes old.
         * @example t=1767604422,v0=5f2b8c0e9d417a36b1c8e2f05a7d94631e0fb8a2c6d5907e4318f7bca25d6e90
         */
        Signature: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listConversations: {
        parameters: {
            query?: {
                /**
                 * @description Used for fetching the next page, as the response before gave it. Anything else, or a cursor with other filters, is refused.
                 * @example MTc2NzYwNDMyM3xjb252XzAxa2Y1eDNtOHFlN3J0dzJuOWJ6YzR2aGdk
                 */
                cursor?: string;
                /**
                 * @description Filter by specific agent.
                 * @example agent_3701kf2ttaq12ewp8b7qv5rfys
                 */
                agent_id?: string;
                /**
                 * @description Filter conversations where any of these agents participated.
                 * @example [
                 *       "agent_3701kf2ttaq12ewp8b7qv5rfys"
                 *     ]
                 */
                visited_agent_ids?: string[];
                /**
                 * @description Filter conversations where any of these agent branches participated.
                 * @example [
                 *       "agtbrch_0901kf3k2m7wexq5ct8nhzrb4v"
                 *     ]
                 */
                visited_agent_branch_ids?: string[];
                /**
                 * @description Filter conversations where any of these procedures were triggered.
                 * @example [
                 *       "proc_6301kf4c1d9ye2w7rq5xm8tnhz"
                 *     ]
                 */
                triggered_procedure_ids?: string[];
                /**
                 * @description Filter by the result of the success evaluation. The seed document has `success` and `failure`; the vendor's client sends the other two as well.
                 * @example success
                 */
                call_successful?: "success" | "failure" | "unknown" | "error";
                /**
                 * @description Conversations up to this start, as a Unix timestamp in seconds, itself included.
                 * @example 1767657600
                 */
                call_start_before_unix?: number;
                /**
                 * @description Conversations after this start, as a Unix timestamp in seconds, itself left out.
                 * @example 1767571200
                 */
                call_start_after_unix?: number;
                /**
                 * @description Minimum call duration in seconds.
                 * @example 30
                 */
                call_duration_min_secs?: number;
                /**
                 * @description Maximum call duration in seconds.
                 * @example 600
                 */
                call_duration_max_secs?: number;
                /**
                 * @description Maximum overall rating (1-5).
                 * @example 5
                 */
                rating_max?: number;
                /**
                 * @description Minimum overall rating (1-5).
                 * @example 3
                 */
                rating_min?: number;
                /**
                 * @description Filter conversations with user feedback comments.
                 * @example true
                 */
                has_feedback_comment?: boolean;
                /**
                 * @description Filter by the ID of the user who started the conversation.
                 * @example user_20417
                 */
                user_id?: string;
                /**
                 * @description Evaluation filters. Each is `criteria_id:result`, where the result is success, failure or unknown.
                 * @example [
                 *       "problem_solved:success"
                 *     ]
                 */
                evaluation_params?: string[];
                /**
                 * @description Data collection filters. Each is `id:op:value`, where the operator is eq, neq, gt, gte, lt, lte or in. For `in`, values are separated by pipes.
                 * @example [
                 *       "satisfaction:gte:4"
                 *     ]
                 */
                data_collection_params?: string[];
                /**
                 * @description Dynamic variable filters. Each is `name:op:value`, where the operator is eq, neq, gt, gte, lt, lte or in. For `in`, values are separated by pipes.
                 * @example [
                 *       "plan:eq:gold"
                 *     ]
                 */
                dynamic_variable_params?: string[];
                /**
                 * @description Data collection fields to include in each conversation.
                 * @example [
                 *       "satisfaction"
                 *     ]
                 */
                data_collection_ids?: string[];
                /**
                 * @description Evaluation criteria to include in each conversation.
                 * @example [
                 *       "problem_solved"
                 *     ]
                 */
                evaluation_criteria_ids?: string[];
                /**
                 * @description Filter conversations by tool names used during the call.
                 * @example [
                 *       "install_update"
                 *     ]
                 */
                tool_names?: string[];
                /**
                 * @description Filter conversations by tool names that had successful calls.
                 * @example [
                 *       "install_update"
                 *     ]
                 */
                tool_names_successful?: string[];
                /**
                 * @description Filter conversations by tool names that had errored calls.
                 * @example [
                 *       "install_update"
                 *     ]
                 */
                tool_names_errored?: string[];
                /**
                 * @description Also match tool calls that never ran.
                 * @example false
                 */
                include_invalid_tool_calls?: boolean;
                /**
                 * @description Filter conversations by detected main language (language code).
                 * @example [
                 *       "en",
                 *       "fr"
                 *     ]
                 */
                main_languages?: string[];
                /**
                 * @description Number of results per page. A number outside the bounds is refused, never clamped.
                 * @example 30
                 */
                page_size?: number;
                /**
                 * @description Include or exclude the summary. With `exclude`, which the vendor's client has as the default, `transcript_summary` is null.
                 * @example include
                 */
                summary_mode?: "include" | "exclude";
                /**
                 * @description Full-text or fuzzy search over transcript messages. Here: all words, in any case and place, in the summary and the transcript of the newest 500 conversations that the other parameters select.
                 * @example router
                 */
                search?: string;
                /**
                 * @description Filter conversations by what started them.
                 * @example twilio
                 */
                conversation_initiation_source?: components["schemas"]["ConversationInitiationSource"];
                /**
                 * @description Filter conversations by whether they had text only.
                 * @example false
                 */
                text_only?: boolean;
                /**
                 * @description Restrict results to a single conversation product surface.
                 * @example agents
                 */
                conversation_product_type?: "agents" | "speech_engine";
                /**
                 * @description Filter conversations by branch ID.
                 * @example agtbrch_0901kf3k2m7wexq5ct8nhzrb4v
                 */
                branch_id?: string;
                /**
                 * @description Filter conversations by version ID.
                 * @example agtvrsn_5801kf3k4p2eg7vtw9hxbzq6mn
                 */
                version_id?: string;
                /**
                 * @description Filter conversations by parent conversation ID, for subagent conversations.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                parent_conversation_id?: string;
                /**
                 * @description Filter conversations by topic IDs assigned during topic discovery.
                 * @example [
                 *       "topic_2c01kf4t6yx8eqm3w5hrvzb9nd"
                 *     ]
                 */
                topic_ids?: string[];
                /**
                 * @description Exclude conversations with the given statuses. Useful for hiding conversations that still run or are being processed.
                 * @example [
                 *       "in-progress",
                 *       "processing"
                 *     ]
                 */
                exclude_statuses?: components["schemas"]["ConversationStatus"][];
                /**
                 * @description Filter conversations by conversation tag IDs.
                 * @example [
                 *       "tag_7a01kf4v1rm6cxq8w3ezthn5bd"
                 *     ]
                 */
                tag_ids?: string[];
                /**
                 * @description Filter conversations to only those that entered the given node.
                 * @example node_01kf3m5r9vxq2ct7whzbe4n6gd
                 */
                workflow_node_entered_id?: string;
                /**
                 * @description Filter conversations by their termination reason, to match any of several.
                 * @example [
                 *       "Call ended by remote party"
                 *     ]
                 */
                termination_reasons?: string[];
                /**
                 * @description Filter conversations where a guardrail of any of these types triggered.
                 * @example [
                 *       "prompt_injection"
                 *     ]
                 */
                guardrail_types?: components["schemas"]["GuardrailType"][];
                /**
                 * @description Filter conversations where a custom guardrail with any of these names triggered.
                 * @example [
                 *       "no_refunds"
                 *     ]
                 */
                custom_guardrail_names?: string[];
                /**
                 * @description The direction to sort conversations by call start time. Newest first by default.
                 * @example desc
                 */
                sort_direction?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationsPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getConversation: {
        parameters: {
            query?: {
                /**
                 * @description The form of the response. With `opentelemetry`, the vendor adds a trace payload.
                 * @example json
                 */
                format?: "json" | "opentelemetry";
            };
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    deleteConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getConversationSummary: {
        parameters: {
            query?: {
                /**
                 * @description The most messages to include. When the conversation has more, they are left out and `messages_omitted` is true.
                 * @example 50
                 */
                max_messages?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The summary. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationSummary"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getConversationAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recording. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/mpeg": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    createConversationFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's id.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /** @description The feedback. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Feedback"];
            };
        };
        responses: {
            /** @description The feedback is recorded. The vendor's client does not read the body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    twilioOutboundCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which agent calls whom, and from which of your numbers. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutboundCall"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboundCallResult"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listAgents: {
        parameters: {
            query?: {
                /**
                 * @description How many agents to return at most.
                 * @example 30
                 */
                page_size?: number;
                /**
                 * @description Search by the agent's name.
                 * @example support
                 */
                search?: string;
                /**
                 * @description Filter agents by archived status.
                 * @example false
                 */
                archived?: boolean;
                /**
                 * @description Whether to leave out agents that others shared with you. The vendor's client calls it deprecated, in favour of `created_by_user_id`.
                 * @example false
                 */
                show_only_owned_agents?: boolean;
                /**
                 * @description Filter agents by the user who created them. `@me` is the authenticated user.
                 * @example @me
                 */
                created_by_user_id?: string;
                /**
                 * @description Filter agents by tag, to match any of several.
                 * @example [
                 *       "phone"
                 *     ]
                 */
                tags?: string[];
                /**
                 * @description The direction to sort the results.
                 * @example asc
                 */
                sort_direction?: "asc" | "desc";
                /**
                 * @description The field to sort the results by.
                 * @example name
                 */
                sort_by?: "name" | "created_at" | "call_count_7d";
                /**
                 * @description Used for fetching the next page, as the response before gave it.
                 * @example MTc2NzM0ODAwMHxhZ2VudF8zNzAxa2YydHRhcTEyZXdwOGI3cXY1cmZ5cw
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentsPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listPhoneNumbers: {
        parameters: {
            query?: {
                /**
                 * @description Filter by telephony provider.
                 * @example twilio
                 */
                provider?: "twilio" | "sip_trunk" | "exotel";
                /**
                 * @description Filter by assigned agent ID.
                 * @example agent_3701kf2ttaq12ewp8b7qv5rfys
                 */
                agent_id?: string;
                /**
                 * @description Filter by assigned branch ID.
                 * @example agtbrch_0901kf3k2m7wexq5ct8nhzrb4v
                 */
                branch_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phone numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumbers"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    sendPostCallTranscription: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description `t=<Unix seconds>,v0=<hex HMAC-SHA256(secret, "t.body")>`. The time is wall-clock time: the vendor's client
                 *     rejects signatures that are over 30 minutes old.
                 * @example t=1767604422,v0=5f2b8c0e9d417a36b1c8e2f05a7d94631e0fb8a2c6d5907e4318f7bca25d6e90
                 */
                "ElevenLabs-Signature": components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCallTranscription"];
            };
        };
        responses: {
            /** @description Acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendCallInitiationFailure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description `t=<Unix seconds>,v0=<hex HMAC-SHA256(secret, "t.body")>`. The time is wall-clock time: the vendor's client
                 *     rejects signatures that are over 30 minutes old.
                 * @example t=1767604422,v0=5f2b8c0e9d417a36b1c8e2f05a7d94631e0fb8a2c6d5907e4318f7bca25d6e90
                 */
                "ElevenLabs-Signature": components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallInitiationFailure"];
            };
        };
        responses: {
            /** @description Acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
