using System.Text.Json.Nodes;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>Writes the schemas of every declared record type into the document.</summary>
internal sealed class RecordSchemas(RecordCatalog catalog) : IDocumentFilter
{
    public static string Id(RecordType type, RecordShape shape) => Names.Pascal(type.Name) + shape switch
    {
        RecordShape.Page => "Page",
        RecordShape.Input => "Input",
        RecordShape.Patch => "Patch",
        RecordShape.Search => "Search",
        RecordShape.Groups => "GroupQuery",
        RecordShape.Bulk => "Bulk",
        RecordShape.Batch => "Batch",
        RecordShape.BatchResult => "BatchResult",
        RecordShape.Export => "Export",
        _ => "",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var schemas = context.SchemaRepository.Schemas;
        schemas["Money"] = Object(("amount", Simple(JsonSchemaType.Number)), ("currency", Simple(JsonSchemaType.String)));
        schemas["EmailAddress"] = Object(("address", Simple(JsonSchemaType.String)), ("label", Label()), ("raw?", Simple(JsonSchemaType.String)));
        schemas["PhoneNumber"] = Object(("number", Simple(JsonSchemaType.String)), ("raw", Simple(JsonSchemaType.String)), ("label", Label()), ("extension?", Simple(JsonSchemaType.String)));
        schemas["PostalAddress"] = Object(
            ("street", Text()), ("city", Text()), ("region", Text()), ("postalCode", Text()), ("country", Text()), ("label", Label()), ("lines?", ListOf(Simple(JsonSchemaType.String))));
        schemas["RawText"] = Object(("field", Simple(JsonSchemaType.String)), ("rule", Simple(JsonSchemaType.String)), ("raw", Simple(JsonSchemaType.String)), ("value?", Text()), ("message?", Text()));
        schemas["ExternalId"] = Object(("source", Simple(JsonSchemaType.String)), ("key", Simple(JsonSchemaType.String)));
        schemas["Condition"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "One of {\"all\": [...]}, {\"any\": [...]} or {\"field\", \"op\", \"value\"}. The value `me` stands for the caller in fields that point at users. "
                + "Dates and instants also take relative dates: today, yesterday, tomorrow, now, startOfWeek (Monday), startOfMonth, startOfQuarter, startOfYear, each with up to three offsets such as -30d or +1m (h, d, w, m, q, y); an offset alone counts from today. "
                + "Days begin at midnight of the time zone in the header X-Time-Zone, or of the company's.",
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["all"] = ListOf(new OpenApiSchemaReference("Condition", swaggerDoc)),
                ["any"] = ListOf(new OpenApiSchemaReference("Condition", swaggerDoc)),
                ["field"] = Simple(JsonSchemaType.String),
                ["op"] = Simple(JsonSchemaType.String),
                ["value"] = new OpenApiSchema(),
            },
        };
        foreach (var type in catalog.All)
        {
            schemas[Id(type, RecordShape.Record)] = Record(type, swaggerDoc);
            schemas[Id(type, RecordShape.Input)] = Input(type, swaggerDoc, withRequired: true);
            schemas[Id(type, RecordShape.Patch)] = Input(type, swaggerDoc, withRequired: false);
            schemas[Id(type, RecordShape.Page)] = Object(
                ("items", ListOf(new OpenApiSchemaReference(Id(type, RecordShape.Record), swaggerDoc))), ("nextCursor", Text()), ("totalCount?", Simple(JsonSchemaType.Integer)),
                ("corrected?", new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = Simple(JsonSchemaType.String),
                    Description = "Words of `q` that nothing has, and the words one letter away that were searched for instead.",
                }));
            schemas[Id(type, RecordShape.Search)] = Object(
                ("q?", Text()), ("where?", new OpenApiSchemaReference("Condition", swaggerDoc)), ("sort?", Text()), ("limit?", Simple(JsonSchemaType.Integer)),
                ("cursor?", Text()), ("count?", Simple(JsonSchemaType.Boolean)), ("deleted?", Simple(JsonSchemaType.Boolean)), ("fields?", ListOf(Simple(JsonSchemaType.String))));
            schemas[Id(type, RecordShape.Batch)] = Object(("operations", ListOf(Operation(type, swaggerDoc))), ("atomic?", Simple(JsonSchemaType.Boolean)), ("records?", Simple(JsonSchemaType.Boolean)));
            schemas[Id(type, RecordShape.BatchResult)] = Object(
                ("results", ListOf(Object(
                    ("index", Simple(JsonSchemaType.Integer)), ("status", Simple(JsonSchemaType.Integer)), ("id?", Simple(JsonSchemaType.String, "uuid")), ("version?", Simple(JsonSchemaType.Integer)),
                    ("record?", new OpenApiSchemaReference(Id(type, RecordShape.Record), swaggerDoc)), ("problem?", new OpenApiSchemaReference(nameof(ProblemDocument), swaggerDoc))))),
                ("succeeded", Simple(JsonSchemaType.Integer)), ("failed", Simple(JsonSchemaType.Integer)));
            schemas[Id(type, RecordShape.Groups)] = Object(
                ("by", Simple(JsonSchemaType.String)), ("q?", Text()), ("where?", new OpenApiSchemaReference("Condition", swaggerDoc)), ("deleted?", Simple(JsonSchemaType.Boolean)));
            schemas[Id(type, RecordShape.Export)] = Object(
                ("format", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ((string[])["csv", "xlsx", "vcard"]).Select(f => (JsonNode)JsonValue.Create(f))] }),
                ("q?", Text()), ("where?", new OpenApiSchemaReference("Condition", swaggerDoc)), ("sort?", Text()), ("deleted?", Simple(JsonSchemaType.Boolean)),
                ("columns?", ListOf(Simple(JsonSchemaType.String))), ("ids?", ListOf(Simple(JsonSchemaType.String, "uuid"))), ("labels?", Simple(JsonSchemaType.Boolean)));
            schemas[Id(type, RecordShape.Bulk)] = Bulk(swaggerDoc);
        }
    }

    private static OpenApiSchema Record(RecordType type, OpenApiDocument document)
    {
        var members = new List<(string, IOpenApiSchema)> { ("id", Simple(JsonSchemaType.String, "uuid")), ("version", Simple(JsonSchemaType.Integer)) };
        foreach (var field in type.DeclaredFields)
        {
            members.Add((field.Name, Value(field, document)));
            if (field.LabelName is { } label)
            {
                members.Add((label, Text()));
            }
        }

        members.Add(("custom", Custom()));
        members.Add(("deletedAt?", Simple(JsonSchemaType.String, "date-time")));
        members.Add(("asOf?", Simple(JsonSchemaType.String, "date-time")));
        members.Add(("externalIds", ListOf(new OpenApiSchemaReference("ExternalId", document))));
        members.Add(("can", Object(("edit", Simple(JsonSchemaType.Boolean)), ("delete", Simple(JsonSchemaType.Boolean)))));
        return Object([.. members]);
    }

    private static OpenApiSchema Input(RecordType type, OpenApiDocument document, bool withRequired)
    {
        var members = type.DeclaredFields.Where(f => !f.IsReadOnly).Select(f => (withRequired && f is { IsRequired: true, Initial: null } ? f.Name : f.Name + "?", Value(f, document))).ToList();
        members.Add(("custom?", Custom()));
        members.Add(("externalIds?", ListOf(new OpenApiSchemaReference("ExternalId", document))));
        members.Add(("rawValues?", ListOf(new OpenApiSchemaReference("RawText", document))));
        var schema = Object([.. members]);
        schema.AdditionalPropertiesAllowed = false;
        return schema;
    }

    private static OpenApiSchema Bulk(OpenApiDocument document) => Object(
        ("action", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ((string[])["edit", "delete", "restore", "reassign"]).Select(a => (JsonNode)JsonValue.Create(a))] }),
        ("ids?", ListOf(Simple(JsonSchemaType.String, "uuid"))),
        ("filter?", Object(("q?", Text()), ("where?", new OpenApiSchemaReference("Condition", document)), ("deleted?", Simple(JsonSchemaType.Boolean)))),
        ("changes?", new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Fields as an edit takes them; lists also as {\"add\": [...], \"remove\": [...]}." }),
        ("owners?", ListOf(Simple(JsonSchemaType.String, "uuid"))),
        ("dryRun?", Simple(JsonSchemaType.Boolean)), ("expectedCount?", Simple(JsonSchemaType.Integer)));

    private static OpenApiSchema Custom() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Fields that an administrator has added, by key; the metadata describes them. References have a sibling `<key>Name` with the label.",
        AdditionalPropertiesAllowed = true,
        AdditionalProperties = new OpenApiSchema(),
    };

    private static OpenApiSchema Operation(RecordType type, OpenApiDocument document)
    {
        var op = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ((string[])["create", "update", "upsert", "delete", "restore"]).Select(o => (JsonNode)JsonValue.Create(o))] };
        return Object(
            ("op", op), ("id?", Simple(JsonSchemaType.String, "uuid")), ("source?", Text()), ("key?", Text()), ("version?", Simple(JsonSchemaType.Integer | JsonSchemaType.Null)),
            ("values?", new OpenApiSchemaReference(Id(type, RecordShape.Patch), document)));
    }

    private static IOpenApiSchema Value(Field field, OpenApiDocument document)
    {
        IOpenApiSchema schema = field.Kind.Name switch
        {
            "number" when field.Kind is MillionthsKind => Simple(JsonSchemaType.Number | JsonSchemaType.Null),
            "number" => Simple(JsonSchemaType.Integer | JsonSchemaType.Null, "int64"),
            "boolean" => Simple(JsonSchemaType.Boolean | JsonSchemaType.Null),
            "date" => Simple(JsonSchemaType.String | JsonSchemaType.Null, "date"),
            "dateTime" => Simple(field.Kind is InstantKind { IsOptional: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String, "date-time"),
            "reference" => Simple(JsonSchemaType.String | JsonSchemaType.Null, "uuid"),
            "money" => new OpenApiSchema { OneOf = [new OpenApiSchemaReference("Money", document), Simple(JsonSchemaType.Null)] },
            "emails" => ListOf(new OpenApiSchemaReference("EmailAddress", document)),
            "phones" => ListOf(new OpenApiSchemaReference("PhoneNumber", document)),
            "addresses" => ListOf(new OpenApiSchemaReference("PostalAddress", document)),
            "tags" => ListOf(Simple(JsonSchemaType.String)),
            "recurrence" => Text(),
            "objects" => ListOf(Item(((IObjectsKind)field.Kind).ItemType)),
            "choice" => Options(field, JsonSchemaType.String | JsonSchemaType.Null),
            "multiChoice" => ListOf(Options(field, JsonSchemaType.String)),
            _ => field.IsRequired ? Simple(JsonSchemaType.String) : Text(),
        };
        if (schema is OpenApiSchema concrete)
        {
            concrete.Description = field.Description.Length == 0 ? null : field.Description;
            concrete.MaxLength = field.MaxLength;
            if (field.IsPersonal)
            {
                concrete.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["x-personal"] = new JsonNodeExtension(JsonValue.Create(true)) };
            }
        }

        return schema;
    }

    private static OpenApiSchema Options(Field field, JsonSchemaType type)
    {
        var options = field.Kind.Options!.Select(o => (JsonNode)JsonValue.Create(o)).ToList();
        if (type.HasFlag(JsonSchemaType.Null))
        {
            options.Add(JsonNullSentinel.JsonNull);
        }

        return new OpenApiSchema { Type = type, Enum = options };
    }

    private static OpenApiSchema Item(Type type) => Object([.. type.GetProperties().Where(p => p.CanWrite).Select(p =>
    {
        var isOptional = Nullable.GetUnderlyingType(p.PropertyType) is not null || new System.Reflection.NullabilityInfoContext().Create(p).WriteState == System.Reflection.NullabilityState.Nullable;
        var plain = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType;
        var schema = plain.IsEnum ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(plain).Select(n => (JsonNode)JsonValue.Create(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(n)))] }
            : plain == typeof(bool) ? Simple(JsonSchemaType.Boolean)
            : plain == typeof(decimal) ? Simple(JsonSchemaType.Number | (isOptional ? JsonSchemaType.Null : default))
            : plain == typeof(Guid) ? Simple(JsonSchemaType.String | (isOptional ? JsonSchemaType.Null : default), "uuid")
            : isOptional ? Text() : Simple(JsonSchemaType.String);
        return (System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name) + (isOptional || plain.IsEnum || plain == typeof(bool) ? "?" : ""), (IOpenApiSchema)schema);
    })]);

    private static OpenApiSchema Label() => Simple(JsonSchemaType.String);

    private static OpenApiSchema Text() => Simple(JsonSchemaType.String | JsonSchemaType.Null);

    private static OpenApiSchema Simple(JsonSchemaType type, string? format = null) => new() { Type = type, Format = format };

    private static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    // A question mark at the end of a name says that the member may be absent.
    private static OpenApiSchema Object(params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = members.ToDictionary(m => m.Name.TrimEnd('?'), m => m.Schema, StringComparer.Ordinal),
        Required = members.Where(m => !m.Name.EndsWith('?')).Select(m => m.Name).ToHashSet(StringComparer.Ordinal),
    };
}
