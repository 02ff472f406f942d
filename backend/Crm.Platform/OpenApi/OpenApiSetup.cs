using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Crm.Platform.OpenApi;

/// <summary>The OpenAPI document and the administrators' explorer at <c>/swagger</c>.</summary>
internal static class OpenApiSetup
{
    private const string ExplorerScript = "/swagger/session.js";

    // The browser session needs its anti-forgery token on every change. The explorer's own interceptors are evaluated, which the content security policy forbids.
    private const string SendToken = """
        (() => {
          const send = window.fetch;
          window.fetch = async (address, request = {}) => {
            const headers = new Headers(request.headers);
            if (!/^(GET|HEAD)$/i.test(request.method || 'GET') && !headers.has('Authorization') && new URL(address, location.href).origin === location.origin) {
              const session = await (await send('/api/v1/session')).json();
              headers.set('X-CSRF-Token', session.antiforgeryToken);
            }
            return send(address, { ...request, headers });
          };
        })();
        """;

    private static readonly Uri TokenAddress = new("/oauth/token", UriKind.Relative);

    // Not a list of every permission: those are in the metadata document, and a box for each would fill the screen.
    private static readonly Dictionary<string, string> OfferedScopes = new(StringComparer.Ordinal)
    {
        ["*:*"] = "Everything that the person, or the role, may do",
        ["*:read"] = "Read records of all kinds",
        ["contacts:*"] = "Read and change contacts",
        ["accounts:*"] = "Read and change accounts",
    };

    public static IServiceCollection AddCrmOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "CRM API",
                Version = "v1",
                Description = "One API for the browser application, integrations and administrators. Errors are problem documents (RFC 9457) with a stable `code`; lists are paged by `nextCursor`.",
                License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
            });
            o.SupportNonNullableReferenceTypes();
            o.UseAllOfToExtendReferenceSchemas();
            o.CustomSchemaIds(SchemaId);
            o.AddSecurityDefinition("apiKey", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key (`crm_...`). The signed-in browser session works too.",
            });
            o.AddSecurityDefinition("oauth2", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "A connected app: by its own role with its secret, or for the person who allows it. Here the explorer itself is one: client id `explorer`, no secret.",
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow { TokenUrl = TokenAddress, Scopes = OfferedScopes },
                    AuthorizationCode = new OpenApiOAuthFlow
                    {
                        AuthorizationUrl = new Uri("/oauth/authorize", UriKind.Relative), TokenUrl = TokenAddress, RefreshUrl = TokenAddress, Scopes = OfferedScopes,
                    },
                },
            });
            o.SchemaFilter<OptionalSchemaFilter>();
            o.OperationFilter<AccessOperationFilter>();
            o.OperationFilter<RecordOperationFilter>();
            o.OperationFilter<FormOperationFilter>();
            o.OperationFilter<IdempotencyOperationFilter>();
            o.DocumentFilter<RecordSchemas>();
            foreach (var documentation in Directory.EnumerateFiles(AppContext.BaseDirectory, "Crm.*.xml").Order(StringComparer.Ordinal))
            {
                o.IncludeXmlComments(documentation);
            }
        });
        return services;
    }

    public static void UseCrmOpenApi(this WebApplication app)
    {
        app.MapSwagger("/swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}", o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1).OpenToAnyone();
        app.MapGet(ExplorerScript, () => TypedResults.Text(SendToken, "text/javascript; charset=utf-8")).ExcludeFromDescription().OpenToAnyone();
        app.UseSwaggerUI(o =>
        {
            o.SwaggerEndpoint("/swagger/v1/swagger.json", "v1");
            o.DocumentTitle = "CRM API explorer";
            o.EnablePersistAuthorization();
            o.DisplayOperationId();
            o.OAuthClientId("explorer");
            o.OAuthAppName("CRM API explorer");
            o.OAuthUsePkce();
            o.InjectJavascript(ExplorerScript);
        });
    }

    // Generic shapes get the name of what they hold: Page<User> is UserPage.
    private static string SchemaId(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(SchemaId)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
        : type.Name.EndsWith("Response", StringComparison.Ordinal) ? type.Name[..^"Response".Length] : type.Name;
}
