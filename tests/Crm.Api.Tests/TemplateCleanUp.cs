using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests;

/// <summary>Leaves no template database behind, on a server least of all.</summary>
[SetUpFixture]
public sealed class TemplateCleanUp
{
    [OneTimeTearDown]
    public Task DropTemplates() => CrmHost.DropTemplates();
}
