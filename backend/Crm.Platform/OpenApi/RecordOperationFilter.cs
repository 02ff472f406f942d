using System.Globalization;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>Describes the generic record endpoints by the declaration of the record type they serve.</summary>
internal sealed class RecordOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RecordType>().LastOrDefault() is not { } type)
        {
            return;
        }

        foreach (var shape in metadata.OfType<RecordShapeMetadata>())
        {
            var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [shape.Shape == RecordShape.Patch ? "application/merge-patch+json" : "application/json"] =
                    new OpenApiMediaType { Schema = new OpenApiSchemaReference(RecordSchemas.Id(type, shape.Shape), context.Document) },
            };
            if (shape.IsRequest)
            {
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = content };
            }
            else
            {
                operation.Responses ??= [];
                operation.Responses.Remove("200");
                operation.Responses[shape.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse { Description = "Done.", Content = content };
            }
        }

        var method = context.ApiDescription.HttpMethod;
        var isList = metadata.OfType<RecordShapeMetadata>().Any(s => s.Shape == RecordShape.Page) && method == "GET";
        var isGroups = method == "GET" && context.ApiDescription.RelativePath?.EndsWith("/groups", StringComparison.Ordinal) == true;
        if (isList || isGroups || operation.OperationId?.StartsWith("Export", StringComparison.Ordinal) == true)
        {
            AddListParameters(operation, type);
        }

        if (method is "PATCH" or "DELETE")
        {
            Parameter(operation, "If-Match", "The ETag of the version you changed.", ParameterLocation.Header);
            AccessOperationFilter.Problem(operation, context, StatusCodes.Status412PreconditionFailed, "Somebody changed it since; `current` shows the present state.");
        }
    }

    private static void AddListParameters(OpenApiOperation operation, RecordType type)
    {
        Parameter(operation, "q", "Words to find; each must be found.");
        Parameter(operation, "where", "A condition tree as JSON, as the body of the search takes it.");
        Parameter(operation, "sort", $"One of {string.Join(", ", type.DeclaredSorts.Select(s => s.Name))}, or a custom field as custom.key; a minus before it turns it round.");
        Parameter(operation, "limit", "1 to 200, 50 when left out.", type: JsonSchemaType.Integer);
        Parameter(operation, "cursor", "`nextCursor` of the page before.");
        Parameter(operation, "count", "Also answer `totalCount`.", type: JsonSchemaType.Boolean);
        Parameter(operation, "fields", "Names of the fields to show; all when left out.");
        Parameter(operation, "deleted", "List the bin instead.", type: JsonSchemaType.Boolean);
        foreach (var field in type.DeclaredFields.Where(f => f.IsFilterable))
        {
            Parameter(operation, field.Name, $"Filter. Operators: {string.Join(", ", field.Kind.Operators)}, as `{field.Name}[op]=value`.");
        }
    }

    private static void Parameter(
        OpenApiOperation operation, string name, string description, ParameterLocation location = ParameterLocation.Query, JsonSchemaType type = JsonSchemaType.String)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = location, Description = description, Schema = new OpenApiSchema { Type = type } });
    }
}
