export interface paths {
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls
         * @description All calls, newest first, as a bare array with no parameters. The vendor names no bound: that the mock shows the
         *     newest 1,000 at most is decided.
         */
        get: operations["listCalls"];
        put?: never;
        /**
         * Create a call
         * @description Lets an agent call a number. The answer is the new call.
         */
        post: operations["createCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a call
         * @description One call, as it is now.
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
         * @description The vendor documents no webhooks. These, under Ringback's neutral names, are decided.
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
         * @description Direction de l'appel (entrant ou sortant) — the call's direction.
         * @enum {string}
         */
        Direction: "inbound" | "outbound";
        /** @description A call to make. Without a `type` it is a `phone_call`. The vendor's text requires `direction`, but its own published request leaves it out: without one, the call is `outbound`. */
        CallCreate: {
            /**
             * Format: uuid
             * @description Identifiant de l'utilisateur — the user's identifier.
             */
            user_id: string;
            /**
             * Format: uuid
             * @description Identifiant de l'agent — the agent's identifier.
             */
            agent_id: string;
            /**
             * @description Type d'appel (ex: phone_call) — the kind of call.
             * @default phone_call
             */
            type?: string;
            direction?: components["schemas"]["Direction"];
            /** @description Numéro de téléphone de l'appelant — the caller's phone number. */
            from_number: string;
            /** @description Numéro de téléphone du destinataire — the phone number called. */
            to_number: string;
            /**
             * Format: uuid
             * @description Identifiant du numéro de téléphone associé — the identifier of the phone number used.
             */
            phone_number_id: string;
        } & {
            direction: unknown;
        };
        /** @description Something that happened to a call. */
        CallEvent: {
            /**
             * @description The event's name.
             * @enum {string}
             */
            type: "call.queued" | "call.ringing" | "call.answered" | "call.message" | "call.ended" | "call.analysed";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            data: components["schemas"]["Call"];
        };
        /** @description A call. That those members which the seed document does not require are there in every answer is decided; null is written out, never left off. */
        Call: {
            /**
             * Format: uuid
             * @description Identifiant de l'utilisateur — the user's identifier.
             */
            user_id: string;
            /**
             * Format: uuid
             * @description Identifiant de l'agent — the agent's identifier.
             */
            agent_id: string;
            /**
             * @description Type d'appel (ex: phone_call) — the kind of call.
             * @default phone_call
             */
            type: string;
            direction: components["schemas"]["Direction"];
            /** @description Numéro de téléphone de l'appelant — the caller's phone number. */
            from_number: string;
            /** @description Numéro de téléphone du destinataire — the phone number called. */
            to_number: string;
            /**
             * Format: uuid
             * @description Identifiant du numéro de téléphone associé — the identifier of the phone number used.
             */
            phone_number_id: string;
            /**
             * Format: uuid
             * @description Identifiant unique de l'appel — the call's unique identifier.
             */
            id: string;
            /**
             * @description Statut de l'appel (ex: completed) — the call's status, a free string. The mock writes `queued`, `ringing`,
             *     `in-progress`, `completed`, `busy`, `no-answer` and `failed`.
             * @example completed
             */
            status: string;
            /**
             * Format: date-time
             * @description Date et heure de début de l'appel — when the call started. Null until it is answered.
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @description Date et heure de fin de l'appel — when the call ended. Null until then.
             */
            ended_at: string | null;
            /** @description URL de l'enregistrement de l'appel — where the recording is. Null without one. */
            recording_url: string | null;
            /** @description Transcription complète de l'appel — the full transcript. Null until it is known. */
            transcript: string | null;
            /** @description Durée de l'appel en secondes — the call's duration in seconds. Null until the end. */
            duration: number | null;
            /** @description Analyse des appels (optionnel) — the analysis, as JSON in a string. Null until the call is analysed. */
            analysis: string | null;
            /** @description Données de latence (optionnel) — latencies, as JSON in a string. Null until the call is analysed. */
            latency_metrics: string | null;
            /**
             * Format: date-time
             * @description Date de création de l'appel — when the call was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Dernière mise à jour de l'appel — when the call last changed.
             */
            updated_at: string;
            agent?: components["schemas"]["Agent"];
            metadata?: components["schemas"]["Metadata"];
            /** @description What the call cost. Null until it is analysed. */
            costs?: components["schemas"]["Costs"] | null;
            /** @description Liste des messages échangés — the messages exchanged, oldest first. */
            transcript_objects?: components["schemas"]["TranscriptObject"][];
        };
        /** @description The agent that speaks. */
        Agent: {
            /** @description The agent's name. */
            name?: string;
        };
        /** @description What the telephone network says of the call. There may be other members. */
        Metadata: {
            /** @description The rule that brought the call to the agent. */
            rule_id?: string;
            /** @description A tag of the call. */
            call_tag?: string;
            /** @description The network's identifier of the call. */
            call_id_full?: string;
            /** @description The trunk that carries the call. */
            sip_trunk_id?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What a call cost, in US dollars. `total` is the sum of `llm`, `stt` and `tts`. */
        Costs: {
            /** @description The cost of the language model. */
            llm?: number;
            /** @description The cost of speech to text. */
            stt?: number;
            /** @description The cost of text to speech. */
            tts?: number;
            /** @description The sum of the lines. */
            total?: number;
            details?: components["schemas"]["CostDetails"];
        };
        /** @description What the costs follow from. */
        CostDetails: {
            /** @description The characters spoken. */
            tts_characters?: number;
            /** @description The tokens that went into the language model. */
            llm_prompt_tokens?: number;
            /** @description The tokens that came out of it. */
            llm_completion_tokens?: number;
            /** @description The seconds listened to. */
            stt_audio_duration_seconds?: number;
        };
        /** @description One message. It does not say whose it is. */
        TranscriptObject: {
            /** @description What was said. */
            content?: string;
            /**
             * Format: date-time
             * @description When it was said.
             */
            timestamp?: string;
        };
        /** @description An error. The vendor documents none. */
        Error: {
            /** @description What went wrong. */
            detail: string;
        };
    };
    responses: {
        /** @description No bearer token, an empty one, or another scheme. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no call with this id. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request breaks the contract. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
        };
    };
    createCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who calls whom, and which agent speaks. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallCreate"];
            };
        };
        responses: {
            /** @description The call that was created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifiant unique de l'appel — the call's unique identifier.
                 * @example 0b8f6c1e-52d7-4a93-8e4f-7c19d2a6b305
                 */
                id: string;
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
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
    sendCallEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The event, and the call as the vendor shows it right after it. */
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
