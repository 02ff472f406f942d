using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>The form that an endpoint reads by itself. Not <c>Accepts</c>: routing would answer other content types with 404 instead of 415.</summary>
internal sealed record FormShape(Type Form);

/// <summary>Describes forms that an endpoint reads by itself.</summary>
internal sealed class FormOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FormShape>().LastOrDefault() is not { } shape)
        {
            return;
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["multipart/form-data"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(shape.Form, context.SchemaRepository) },
            },
        };
        AccessOperationFilter.Problem(operation, context, StatusCodes.Status413PayloadTooLarge, "The file is larger than this installation takes.");
        AccessOperationFilter.Problem(operation, context, StatusCodes.Status415UnsupportedMediaType, "The body is not a form, or the file is not text.");
    }
}
