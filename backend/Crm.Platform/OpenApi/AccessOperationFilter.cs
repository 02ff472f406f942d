using System.Globalization;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>Says on every operation who may call it and which problems it answers.</summary>
internal sealed class AccessOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var access = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EndpointAccess>().LastOrDefault();
        var permission = access?.Audience switch
        {
            EndpointAudience.Anonymous => "Anyone may call it.",
            EndpointAudience.SignedIn => "Any signed-in user or key may call it.",
            _ => $"Needs the permission `{access?.Permission}`.",
        };
        var proof = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FreshProof>().Any()
            ? "A browser session must have proved lately whose it is (`POST /session/proof`); otherwise 403 `proof_required`."
            : null;
        operation.Description = string.Join("\n\n", ((string?[])[operation.Description, permission, proof]).Where(t => !string.IsNullOrEmpty(t)));
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OwnCredentials>().Any())
        {
            // What standards fix, they fix with its errors.
            return;
        }

        Problem(operation, context, StatusCodes.Status400BadRequest, "The request cannot be read or was refused; `errors` says where.");
        if (access?.Audience != EndpointAudience.Anonymous)
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("oauth2", context.Document)] = [] },
            ];
            Problem(operation, context, StatusCodes.Status401Unauthorized, "Nobody is signed in, or the key is not valid.");
            Problem(operation, context, StatusCodes.Status403Forbidden, "The caller lacks the permission.");
        }

        if (context.ApiDescription.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
        {
            Problem(operation, context, StatusCodes.Status404NotFound, "It does not exist, or the caller cannot see it.");
        }
    }

    internal static void Problem(OpenApiOperation operation, OperationFilterContext context, int status, string description)
    {
        context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository);
        operation.Responses ??= [];
        operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(ProblemDocument), context.Document) },
            },
        };
    }
}
