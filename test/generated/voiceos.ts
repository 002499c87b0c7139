export interface paths {
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations
         * @description A page of the account's conversations, newest first by creation, ties by id (the order is decided). Pages are
         *     numbered: conversations that are created between two requests shift those that follow.
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
    "/conversations/create_phone_call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a phone call
         * @description Calls a number and lets an agent speak. The answer is the new conversation, still `queued`. With both `agent_id`
         *     and `agent_config`, the configuration is used and the id is recorded (decided).
         */
        post: operations["createPhoneCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a conversation
         * @description One conversation, as it is now.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a conversation's recording
         * @description Where the recording of a conversation can be downloaded.
         */
        get: operations["getConversationRecording"];
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
    conversationEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A conversation's event, without a body
         * @description Sent to a webhook whose `method` is `GET`. The event and the conversation's id are in the query.
         */
        get: operations["notifyConversationEvent"];
        put?: never;
        /**
         * A conversation's event
         * @description Sent to a webhook of the agent's configuration whose `method` is `POST`, when one of its `events` happens. The
         *     payload is published nowhere: this form is decided. No signature is documented: the webhook's own `headers`
         *     authenticate it.
         */
        post: operations["sendConversationEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description One page of conversations. */
        ConversationPage: {
            /** @description The list of conversations returned. */
            items: components["schemas"]["Conversation"][];
            /** @description The current index of the page selected. */
            index: number;
            /** @description Whether there is a next page. The vendor's text calls it "the total number of conversations"; it is a boolean there too. */
            has_more: boolean;
        };
        /** @description What an agent and a user say to each other. Null is written out, never left off. */
        Conversation: {
            /** @description The id of the conversation. */
            id: string;
            /** @description The uri of the conversation, `/conversations/{id}`. */
            uri: string;
            /**
             * @description The type of conversation.
             * @enum {string}
             */
            type: "inbound_phone_call" | "outbound_phone_call" | "web_call";
            /** @description The account id associated with the conversation. */
            account_id: string;
            status: components["schemas"]["ConversationStatus"];
            /**
             * Format: date-time
             * @description The start time of the conversation. Null until the call is answered, and for ever if it is not.
             */
            started_at?: string | null;
            /**
             * Format: date-time
             * @description The end time of the conversation. Null while the conversation has not ended.
             */
            ended_at?: string | null;
            agent_config: components["schemas"]["AgentConfig"];
            /** @description The id of the agent used in the conversation. Null if the conversation did not use an existing agent. */
            agent_id?: string | null;
            /** @description The messages of the conversation so far, oldest first. The list grows while the call runs. */
            messages?: components["schemas"]["Message"][];
            /** @description The phone call details of the conversation. Null if the conversation was over web. */
            phone_call?: components["schemas"]["PhoneCall"] | null;
            /**
             * @description The reason the conversation ended. Null while it has not; `unknown` for a call never answered.
             * @enum {string|null}
             */
            ended_reason?: "agent_ended" | "user_ended" | "unknown" | null;
            /** @description The cost breakdown of the conversation. Null until it is known, some seconds after the end. */
            cost_breakdown?: components["schemas"]["CostBreakdown"] | null;
        };
        /**
         * @description The status of the conversation.
         * @enum {string}
         */
        ConversationStatus: "started" | "ended" | "queued";
        /** @description One turn of the conversation. */
        Message: {
            /**
             * @description Who speaks.
             * @enum {string}
             */
            role: "agent" | "user";
            /** @description What was said. */
            content: string;
        };
        /** @description The phone call that carries a conversation. */
        PhoneCall: {
            /**
             * @description The telephony provider of the phone call.
             * @enum {string}
             */
            provider: "twilio";
            /** @description The phone number called. */
            to_number: string;
            /** @description The phone number from which the call was made. */
            from_number: string;
        };
        /** @description What a conversation cost, in US dollars. `total` is the sum of the lines. */
        CostBreakdown: {
            /** @description The total cost of the conversation (USD). */
            total: number;
            voice: components["schemas"]["VoiceCost"];
            transcriber: components["schemas"]["TranscriberCost"];
            language_model: components["schemas"]["LanguageModelCost"];
            /** @description The telephony cost. Null if the conversation was over web. */
            telephony?: components["schemas"]["TelephonyCost"] | null;
            agent: components["schemas"]["AgentCost"];
        };
        /** @description The cost of the voice. */
        VoiceCost: {
            /**
             * @description The provider of the configured voice.
             * @enum {string}
             */
            provider: "azure" | "elevenlabs" | "rime" | "deepgram" | "playht";
            /** @description The cost for the voice usage (USD). */
            cost: number;
            /** @description The number of characters spoken. */
            characters: number;
        };
        /** @description The cost of the transcriber. It meters silence too. */
        TranscriberCost: {
            /**
             * @description The provider of the configured transcriber.
             * @enum {string}
             */
            provider: "deepgram" | "azure";
            /** @description The cost for the transcriber usage (USD). */
            cost: number;
            /** @description The number of seconds listened to, a begun second counted. */
            seconds: number;
        };
        /** @description The cost of the language model, which is billed for the whole history at each turn. */
        LanguageModelCost: {
            /**
             * @description The provider of the language model.
             * @enum {string}
             */
            provider: "openai";
            /** @description The cost for the language model usage (USD). */
            cost: number;
            /** @description The number of input tokens used for the language model. */
            input_tokens: number;
            /** @description The number of output tokens used for the language model. */
            output_tokens: number;
        };
        /** @description The cost of the telephone line. */
        TelephonyCost: {
            /**
             * @description The provider of the phone number used.
             * @enum {string}
             */
            provider: "twilio";
            /** @description The cost for the telephony usage (USD). Zero for a call never answered. */
            cost: number;
            /** @description The number of seconds used for the telephony. */
            seconds: number;
        };
        /** @description The cost of the agent's orchestration. */
        AgentCost: {
            /**
             * @description The provider of the agent.
             * @enum {string}
             */
            provider: "voiceos";
            /** @description The cost for the agent usage (USD). */
            cost: number;
            /** @description The number of seconds used for the agent orchestration. */
            seconds: number;
        };
        /** @description A phone call to make. */
        CreatePhoneCall: {
            /** @description The phone number associated with the account from which the call will be made, in E.164 form. */
            from_number: string & unknown;
            /** @description The phone number to call, including the country code, in E.164 form. */
            to_number: string & unknown;
            /** @description The agent id to use for the conversation. If null, the agent configuration will be used. */
            agent_id?: string | null;
            /** @description The agent configuration to use for the conversation. If null, the agent id will be used. */
            agent_config?: components["schemas"]["AgentConfig"] | null;
        } & ({
            agent_id: string;
        } | {
            agent_config: {
                [key: string]: unknown;
            };
        });
        /** @description How the agent speaks, thinks and listens. In answers it is resolved, that is, defaults are filled in. */
        AgentConfig: {
            /** @description The initial message that the agent will say. If null, the agent will wait for the user to speak first. */
            initial_message?: string | null;
            /** @description The prompt of the agent. */
            prompt?: string;
            voice?: components["schemas"]["Voice"];
            language_model?: components["schemas"]["LanguageModel"];
            transcriber?: components["schemas"]["Transcriber"];
            /**
             * @description The maximum conversation duration in seconds. If null, the conversation can be of any duration.
             * @default 600
             */
            max_duration_seconds?: ((number & unknown) | null) & unknown;
            /** @description Where the conversation's events are sent. */
            webhooks?: components["schemas"]["Webhook"][];
            /** @description What the agent itself does when an event happens. */
            hooks?: components["schemas"]["Hook"][];
            /** @description Additional information about the agent, kept and shown as given. */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description The voice, by its provider. */
        Voice: components["schemas"]["PlayhtVoice"] | components["schemas"]["AzureVoice"] | components["schemas"]["ElevenlabsVoice"] | components["schemas"]["RimeVoice"] | components["schemas"]["DeepgramVoice"];
        /** @description A voice of PlayHT. */
        PlayhtVoice: {
            /**
             * @description The voice provider.
             * @default playht
             * @enum {string}
             */
            provider?: "playht";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The voice to speak with.
             * @example susan
             */
            model?: string;
            /**
             * @description How fast the generated audio should be. A number greater than 0 and less than or equal to 5.
             * @default 1
             */
            speed?: number & unknown;
            /** @description A number between 0 and 2, both included. If null or left off, the model's default temperature is used. */
            temperature?: ((number & unknown) | null) & unknown;
            /** @description How closely the generated speech adheres to the input text. A number between 1 and 2. */
            text_guidance?: number & unknown;
            /** @description How strong the chosen emotion will be. A number between 1 and 30; higher numbers give a very emotional performance. */
            style_guidance?: number & unknown;
        };
        /** @description A voice of Azure. */
        AzureVoice: {
            /**
             * @description The voice provider.
             * @default azure
             * @enum {string}
             */
            provider?: "azure";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The voice to speak with.
             * @example en-US-JennyNeural
             */
            model?: string;
            /**
             * @description The pitch of the voice.
             * @default 0
             */
            pitch?: number;
            /**
             * @description The rate of the voice.
             * @default 0
             */
            rate?: number;
        };
        /** @description A voice of ElevenLabs. */
        ElevenlabsVoice: {
            /**
             * @description The voice provider.
             * @default elevenlabs
             * @enum {string}
             */
            provider?: "elevenlabs";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The voice to speak with.
             * @example 21m00Tcm4TlvDq8ikWAM
             */
            voice_id?: string;
            /**
             * @description The model to use.
             * @default eleven_turbo_v2
             */
            model_id?: string;
            /**
             * @description How much to optimize for latency.
             * @default 3
             */
            optimize_latency?: number;
            /**
             * @description Whether to use the speaker boost.
             * @default false
             */
            use_speaker_boost?: boolean;
            /**
             * @description How similar the generated audio should be to the original voice.
             * @default 0.5
             */
            similarity_boost?: number;
            /**
             * @description How stable the generated audio should be.
             * @default 0.5
             */
            stability?: number;
        };
        /** @description A voice of Rime. */
        RimeVoice: {
            /**
             * @description The voice provider.
             * @default rime
             * @enum {string}
             */
            provider?: "rime";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The voice to speak with.
             * @example abbie
             */
            speaker?: string;
            /**
             * @description The speed of speech. Lower than 1.0 is faster, higher than 1.0 is slower.
             * @default 1
             */
            speed_alpha?: number;
            /**
             * @description Whether to answer sooner, at the cost of some mispronounced digits and abbreviations.
             * @default false
             */
            reduce_latency?: boolean;
        };
        /** @description A voice of Deepgram. */
        DeepgramVoice: {
            /**
             * @description The voice provider.
             * @default deepgram
             * @enum {string}
             */
            provider?: "deepgram";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The voice to speak with.
             * @example aura-asteria-en
             */
            model?: string;
        };
        /** @description The language model that decides what the agent says. */
        LanguageModel: {
            /**
             * @description The language model provider.
             * @default openai
             * @enum {string}
             */
            provider?: "openai";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The model to use.
             * @default gpt-3.5-turbo
             */
            model?: string;
            /** @description What the model may call. */
            tools?: components["schemas"]["Tool"][];
            /**
             * @description How freely the model speaks. A number between 0 and 2, both included.
             * @default 0
             */
            temperature?: number & unknown;
            /**
             * @description The most tokens that one turn may take.
             * @default 300
             */
            max_tokens?: number;
        };
        /** @description A tool of the language model. */
        Tool: {
            /**
             * @description The kind of tool.
             * @enum {string}
             */
            type?: "function";
            function?: components["schemas"]["ToolFunction"];
        };
        /** @description A function that the model may call. The call triggers the event `function_call:triggered`. */
        ToolFunction: {
            /** @description The name of the function. */
            name?: string;
            /** @description What the function does, for the model to read. */
            description?: string;
            parameters?: components["schemas"]["ToolParameters"];
        } & {
            name: unknown;
            description: unknown;
            parameters: unknown;
        };
        /** @description The function's parameters, as a JSON Schema of an object. */
        ToolParameters: {
            /**
             * @description Always an object.
             * @enum {string}
             */
            type?: "object";
            /** @description A JSON Schema for each parameter. */
            properties?: {
                [key: string]: unknown;
            };
            /** @description The parameters that must be given. */
            required?: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description The transcriber, by its provider. */
        Transcriber: components["schemas"]["DeepgramTranscriber"] | components["schemas"]["AzureTranscriber"];
        /** @description A transcriber of Deepgram. */
        DeepgramTranscriber: {
            /**
             * @description The transcriber provider.
             * @default deepgram
             * @enum {string}
             */
            provider?: "deepgram";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The model to use.
             * @default nova-2
             */
            model?: string;
            /**
             * @description The language spoken.
             * @default en
             */
            language?: string;
            /**
             * @description Specific keywords to detect in the transcription, such as the names of products and companies.
             * @default []
             */
            keywords?: string[];
        };
        /** @description A transcriber of Azure. */
        AzureTranscriber: {
            /**
             * @description The transcriber provider.
             * @default azure
             * @enum {string}
             */
            provider?: "azure";
            /** @description The credential to use with the provider. */
            credential_id?: string;
            /**
             * @description The selected languages for the transcription.
             * @default [
             *       "en-US"
             *     ]
             */
            languages?: string[];
        };
        /** @description Where some events of a conversation are sent. */
        Webhook: {
            /** @description The events that will trigger the webhook to send a request. */
            events?: components["schemas"]["EventName"][];
            /** @description A condition on the events. Its grammar is published nowhere: the mock keeps it and delivers unfiltered. */
            filter?: string | null;
            /** @description Where the requests will be sent. */
            url?: string;
            /**
             * @description The method of the requests.
             * @enum {string}
             */
            method?: "GET" | "POST";
            /** @description The headers of the requests. Use them to authenticate the requests to your backend. */
            headers?: {
                [key: string]: string;
            };
        } & {
            events: unknown;
            url: unknown;
            method: unknown;
        };
        /** @description What the agent itself does when an event happens. */
        Hook: {
            /** @description The events that set off the instructions. */
            events?: components["schemas"]["EventName"][];
            /** @description A condition on the events. Its grammar is published nowhere: the mock keeps it and acts unfiltered. */
            filter?: string | null;
            /** @description What is done, in order. */
            instructions?: components["schemas"]["HookInstruction"][];
        };
        /** @description One instruction of a hook. */
        HookInstruction: {
            /**
             * @description The instruction. `hang_up` ends the call at the event.
             * @enum {string}
             */
            instruction?: "hang_up";
        };
        /**
         * @description An event of a conversation.
         * @enum {string}
         */
        EventName: "phone_call:connection_requested" | "phone_call:rejected" | "phone_call:accepted" | "function_call:triggered" | "conversation:started" | "conversation:ended" | "conversation:duration" | "speech:started" | "speech:ended" | "message:sent" | "message:generated";
        /** @description An event, as it is sent to a webhook. */
        ConversationEvent: {
            event: components["schemas"]["EventName"];
            /**
             * Format: date-time
             * @description When the event happened.
             */
            timestamp: string;
            conversation: components["schemas"]["Conversation"];
        };
        /** @description Where a recording is. */
        ConversationRecording: {
            /** @description The recording url of the conversation. */
            recording_url: string;
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
            /** @description What went wrong. */
            detail: string;
        };
    };
    responses: {
        /** @description No bearer token, an empty one, or another scheme. */
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
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no conversation with this id, or no recording of it. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter or the body breaks the contract. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrors"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the conversation.
         * @example conv_8f3a1c9d2b7e4f60a5d1
         */
        ConversationId: string;
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
                 * @description The status of the conversations.
                 * @example ended
                 */
                status?: components["schemas"]["ConversationStatus"];
                /**
                 * @description The date before which the conversations were created, itself left out.
                 * @example 2026-01-06T00:00:00.000Z
                 */
                created_before?: string & unknown;
                /**
                 * @description The date after which the conversations were created, itself left out.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                created_after?: string & unknown;
                /**
                 * @description The index of the page to return. The first page is 1.
                 * @example 1
                 */
                index?: number;
                /**
                 * @description The limit of items to return in the page.
                 * @example 20
                 */
                limit?: number & unknown;
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
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
        };
    };
    createPhoneCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who calls whom, and which agent speaks. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePhoneCall"];
            };
        };
        responses: {
            /** @description The conversation that was created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the conversation.
                 * @example conv_8f3a1c9d2b7e4f60a5d1
                 */
                id: components["parameters"]["ConversationId"];
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
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
    getConversationRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the conversation.
                 * @example conv_8f3a1c9d2b7e4f60a5d1
                 */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recording's URL. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationRecording"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
    notifyConversationEvent: {
        parameters: {
            query: {
                /**
                 * @description The event's name.
                 * @example conversation:ended
                 */
                event: components["schemas"]["EventName"];
                /**
                 * @description The conversation's id.
                 * @example conv_8f3a1c9d2b7e4f60a5d1
                 */
                conversation_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
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
    sendConversationEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The event, and the conversation as it is right after it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationEvent"];
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
