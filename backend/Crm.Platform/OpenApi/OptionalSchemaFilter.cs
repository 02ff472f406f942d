using Crm.Kernel;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Crm.Platform.OpenApi;

/// <summary>Shows <see cref="Optional{T}"/> as what it may hold: the member may be absent.</summary>
internal sealed class OptionalSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || !context.Type.IsGenericType || context.Type.GetGenericTypeDefinition() != typeof(Optional<>))
        {
            return;
        }

        var inner = context.SchemaGenerator.GenerateSchema(context.Type.GetGenericArguments()[0], context.SchemaRepository);
        concrete.Properties?.Clear();
        concrete.Required?.Clear();
        concrete.AdditionalPropertiesAllowed = true;
        if (inner is OpenApiSchema simple)
        {
            concrete.Type = simple.Type | JsonSchemaType.Null;
            concrete.Format = simple.Format;
            concrete.Items = simple.Items;
            concrete.Enum = simple.Enum;
        }
        else
        {
            concrete.Type = null;
            concrete.AllOf = [inner];
        }
    }
}
