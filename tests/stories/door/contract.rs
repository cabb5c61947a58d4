//! The schema of a list of edits, written from the table of fields, to hold `assets/apply.schema.json` to it.

use partnerplan::plan::Field;
use serde_json::{Value, json};

const TEXT: &str = "#/$defs/text";

/// The schema as it is to stand in the assets.
pub(crate) fn schema() -> Value {
    let edits: Vec<Value> = ["candidate", "buyer", "stage", "criterion", "deal"]
        .into_iter()
        .map(set)
        .chain([plan()])
        .chain(
            [
                ("add", Field::PARTNER),
                ("add_stage", Field::STAGE),
                ("add_criterion", Field::CRITERION),
                ("add_deal", Field::WON_DEAL),
            ]
            .map(add),
        )
        .chain([add_buyer()])
        .chain(["remove", "remove_buyer", "remove_stage", "remove_criterion", "remove_deal"].map(remove))
        .chain([rate(), influence()])
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:partnerplan:apply:1",
        "title": "Edits of a plan, for partnerplan apply",
        "description": "All are made, in order, or none. A candidate, buyer, stage or criterion is named by its id, or by its name where that says which.",
        "type": "array",
        "maxItems": 10000,
        "items": { "anyOf": edits },
        "$defs": {
            "name": { "type": "string", "minLength": 1, "maxLength": 300 },
            "text": { "type": "string", "maxLength": 10000 },
            "value": {
                "description": "What the field takes, as a person would type it; null and empty text are nothing.",
                "anyOf": [{ "$ref": TEXT }, { "type": "integer", "minimum": 0, "maximum": 1_000_000_000_000_u64 }, { "type": "null" }]
            },
            "evidence": {
                "description": "How it is known; where nothing is said, as judgements of this candidate usually are.",
                "enum": ["guess", "desk research", "conversation", "proof", "desk", "talked", "data"]
            },
            "answer": answer()
        }
    })
}

fn object(required: &[&str], properties: &Value) -> Value {
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn name() -> Value {
    json!({ "$ref": "#/$defs/name" })
}

fn value() -> Value {
    json!({ "$ref": "#/$defs/value" })
}

fn fields(tables: &[&'static [Field]]) -> Value {
    json!({ "enum": tables.iter().copied().flatten().map(|field| field.id).collect::<Vec<_>>() })
}

fn set(sort: &str) -> Value {
    let table = match sort {
        "candidate" => Field::PARTNER,
        "buyer" => Field::BUYER,
        "stage" => Field::STAGE,
        "deal" => Field::WON_DEAL,
        _ => Field::CRITERION,
    };
    object(&[sort, "field", "value"], &json!({ sort: name(), "field": fields(&[table]), "value": value() }))
}

fn plan() -> Value {
    let tables = [Field::GOAL, Field::PROFILE, Field::SHARPEN];
    object(&["field", "value"], &json!({ "field": fields(&tables), "value": value() }))
}

fn add((key, table): (&str, &'static [Field])) -> Value {
    let mut properties = json!({ key: name() });
    for field in &table[1..] {
        properties[field.id] = value();
    }
    object(&[key], &properties)
}

fn add_buyer() -> Value {
    let mut buyer = add(("add_buyer", Field::BUYER));
    buyer["required"] = json!(["add_buyer", "buyer_role"]);
    buyer
}

fn remove(key: &str) -> Value {
    object(&[key], &json!({ key: name() }))
}

fn rate() -> Value {
    object(
        &["rate", "criterion", "rating"],
        &json!({
            "rate": name(), "criterion": name(),
            "rating": { "description": "n/a says that it does not apply; null takes it back", "enum": [1, 2, 3, 4, 5, "n/a", null] },
            "evidence": { "$ref": "#/$defs/evidence" }, "source": { "$ref": TEXT }, "on": { "$ref": TEXT }, "note": { "$ref": TEXT }
        }),
    )
}

fn influence() -> Value {
    object(
        &["influence", "buyer", "stage", "strength"],
        &json!({
            "influence": name(), "buyer": name(), "stage": name(),
            "strength": { "description": "null takes it back", "enum": [0, 1, 2, 3, null] },
            "evidence": { "$ref": "#/$defs/evidence" }, "note": { "$ref": TEXT }
        }),
    )
}

/// What `--json` prints.
fn answer() -> Value {
    let text = json!({ "type": "string" });
    let subject = object(
        &["kind", "name"],
        &json!({ "kind": { "enum": ["plan", "candidate", "buyer", "stage", "criterion", "deal"] }, "id": text, "name": text }),
    );
    let changed = object(
        &["subject", "field", "before", "after"],
        &json!({
            "subject": subject,
            "field": { "description": "The id of a field, or rating, or influence", "type": "string" },
            "criterion": text, "buyer": text, "stage": text, "before": text, "after": text
        }),
    );
    let problem = object(
        &["edit", "at", "text"],
        &json!({ "edit": { "description": "Counted from 1", "type": "integer", "minimum": 1 }, "at": { "description": "A JSON pointer into the list", "type": "string" }, "text": text }),
    );
    object(
        &["edits", "changed", "problems"],
        &json!({
            "edits": { "type": "integer", "minimum": 0 },
            "changed": { "type": "array", "items": changed },
            "problems": { "type": "array", "items": problem }
        }),
    )
}
