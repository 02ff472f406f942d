using System.Net;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Platform;

/// <summary>Walks every endpoint there is: nobody gets 401, a user without the permission 403, and none forgets to say who may call it.</summary>
public sealed class EndpointAccessTests : HostFixture
{
    [Test]
    public void EveryEndpoint_SaysWhoMayCallIt()
    {
        var silent = Endpoints().Where(e => e.Metadata.GetMetadata<EndpointAccess>() is null).Select(e => e.DisplayName).ToList();

        Assert.That(Endpoints(), Has.Count.GreaterThan(30));
        Assert.That(silent, Is.Empty);
    }

    [Test]
    public async Task EveryClosedEndpoint_WithoutAUser_Answers401()
    {
        using var nobody = Host.Anonymous();
        foreach (var (method, path, access) in Calls().Where(c => c.Access.Audience != EndpointAudience.Anonymous))
        {
            var answer = await nobody.Send(method, path, method == HttpMethod.Get ? null : "{}");

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized), $"{method} {path}");
            Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"), $"{method} {path}");
            Assert.That(access.Audience, Is.Not.EqualTo(EndpointAudience.Anonymous));
        }
    }

    [Test]
    public async Task EveryPermittedEndpoint_WithoutThePermission_Answers403()
    {
        // A key whose scope its role does not have stands for a caller who may do nothing.
        var role = (await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray().Single(r => (string)r!["key"]! == "read-only")!;
        var key = (await Admin.Post("/api/v1/api-keys", new { name = "nothing", roleId = (Guid)role["id"]!, scopes = new[] { "users:manage" } }));
        Assert.That(key.Status, Is.EqualTo(HttpStatusCode.Created), key.Text);
        using var powerless = Host.Anonymous();
        powerless.UseKey((string)key.Json["key"]!);
        foreach (var (method, path, _) in Calls().Where(c => c.Access.Audience == EndpointAudience.Permitted))
        {
            var answer = await powerless.Send(method, path, method == HttpMethod.Get ? null : "{}");

            Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Forbidden, "forbidden")), $"{method} {path}");
        }
    }

    [Test]
    public async Task AnUnknownAddressOfTheApi_IsAProblem()
    {
        var answer = await Admin.Get("/api/v1/no-such-thing");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
    }

    private List<RouteEndpoint> Endpoints() => [.. Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()];

    private IEnumerable<(HttpMethod Method, string Path, EndpointAccess Access)> Calls() =>
        from endpoint in Endpoints()
        where endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (new HttpMethod(method), Path(endpoint), endpoint.Metadata.GetMetadata<EndpointAccess>()!);

    private static string Path(RouteEndpoint endpoint) => string.Concat(endpoint.RoutePattern.PathSegments.Select(segment =>
        "/" + string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
            ? literal.Content
            : Value((Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart)part)))));

    private static string Value(Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter) => parameter switch
    {
        { Name: "recordType" } => "contact",
        _ when parameter.ParameterPolicies.Any(p => p.Content is "int" or "long") => "1",
        _ => Guid.CreateVersion7().ToString(),
    };
}
