using Crm.Platform.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>Says on every POST that it may carry an <c>Idempotency-Key</c>.</summary>
internal sealed class IdempotencyOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var access = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EndpointAccess>().LastOrDefault();
        if (context.ApiDescription.HttpMethod != "POST" || access is null or { Audience: EndpointAudience.Anonymous })
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description = "1 to 255 printable characters. The same key with the same request does the work once and answers the first result again for 24 hours (`Idempotent-Replayed: true`); "
                + "with another request 422 `idempotency_key_reused`. What was refused is not kept.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
        });
        AccessOperationFilter.Problem(operation, context, 422, "The Idempotency-Key was used for another request.");
    }
}
