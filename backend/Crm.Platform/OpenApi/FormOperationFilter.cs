using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>The form that an endpoint reads by itself. Not <c>Accepts</c>: routing would answer other content types with 404 instead of 415.</summary>
internal sealed record FormShape(Type Form, bool HasFiles = true)
{
    public string ContentType => HasFiles ? "multipart/form-data" : "application/x-www-form-urlencoded";
}

/// <summary>How an endpoint of a module says that it reads a form without files.</summary>
public static class FormShapeExtensions
{
    public static TBuilder ReadsForm<TBuilder>(this TBuilder endpoint, Type form)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FormShape(form, HasFiles: false));
}

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
                [shape.ContentType] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(shape.Form, context.SchemaRepository) },
            },
        };
        if (shape.HasFiles)
        {
            AccessOperationFilter.Problem(operation, context, StatusCodes.Status413PayloadTooLarge, "The file is larger than this installation takes.");
            AccessOperationFilter.Problem(operation, context, StatusCodes.Status415UnsupportedMediaType, "The body is not a form, or the file is not text.");
        }
    }
}
