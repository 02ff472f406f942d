using Crm.Architecture.Tests.Discovery;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;

namespace Crm.Architecture.Tests;

/// <summary>Who may set up HTTP: endpoints map themselves, and only the platform and the host build the pipeline.</summary>
public sealed class EndpointTests
{
    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Module_Routes_AreMappedByEndpointsAlone(string module)
    {
        var offenders = Product.Written(Product.Modules[module])
            .Where(t => !typeof(IEndpoint).IsAssignableFrom(t) && Dependencies.Of(t).Contains(typeof(EndpointRouteBuilderExtensions)));

        Assert.That(offenders.Select(t => t.FullName), Is.Empty);
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Module_Types_DoNotTouchThePipeline(string module)
    {
        var offenders = Product.Written(Product.Modules[module])
            .Where(t => Dependencies.Of(t).Overlaps([typeof(IApplicationBuilder), typeof(WebApplication), typeof(UseMiddlewareExtensions)]));

        Assert.That(offenders.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Platform_Pipeline_IsSetUpByHosting()
    {
        string[] places = ["Crm.Platform.Http", "Crm.Platform.Hosting", "Crm.Platform.OpenApi"];
        var offenders = Product.Written(Product.Platform)
            .Where(t => !places.Contains(t.Namespace))
            .Where(t => Dependencies.Of(t).Overlaps([typeof(IApplicationBuilder), typeof(WebApplication), typeof(UseMiddlewareExtensions)]));

        Assert.That(offenders.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Endpoints_OfAllModules_AreInternalAndSealed() =>
        Assert.That(
            Product.All.SelectMany(Product.Written).Where(t => typeof(IEndpoint).IsAssignableFrom(t) && !t.IsInterface && (t.IsVisible || !t.IsSealed)).Select(t => t.FullName),
            Is.Empty);
}
