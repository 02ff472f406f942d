using Crm.Access.Domain;
using Crm.Kernel;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class KeyScopesTests
{
    private static readonly Permission[] Permissions = [new("contacts.read", "", ByLevel: true), new("contacts.edit", "", ByLevel: true), new("api-keys.manage", "")];

    [TestCase("contacts:read", "contacts.read", true)]
    [TestCase("contacts:read", "contacts.edit", false)]
    [TestCase("contacts:read", "accounts.read", false)]
    [TestCase("contacts:*", "contacts.edit", true)]
    [TestCase("contacts:*", "accounts.edit", false)]
    [TestCase("*:read", "accounts.read", true)]
    [TestCase("*:read", "accounts.edit", false)]
    [TestCase("api-keys:manage", "api-keys.manage", true)]
    [TestCase("contacts", "contacts.read", false)]
    [TestCase("contacts.read", "contacts.read", false)]
    [TestCase("", "contacts.read", false)]
    public void Allows_OneScope_CoversThatPermission(string scope, string permission, bool isAllowed) =>
        Assert.That(KeyScopes.Allows([scope], permission), Is.EqualTo(isAllowed));

    [Test]
    public void Allows_NoScopes_CoversAll() => Assert.That(KeyScopes.Allows([], "contacts.edit"), Is.True);

    [Test]
    public void Narrow_Grants_KeepTheRolesLevel()
    {
        var grants = new Dictionary<string, AccessLevel>(StringComparer.Ordinal) { ["contacts.read"] = AccessLevel.Team, ["contacts.edit"] = AccessLevel.All };

        Assert.That(KeyScopes.Narrow(grants, ["contacts:read", "accounts:read"]), Is.EqualTo(new Dictionary<string, AccessLevel>(StringComparer.Ordinal) { ["contacts.read"] = AccessLevel.Team }));
    }

    [TestCase("contacts:read", true)]
    [TestCase("*:manage", true)]
    [TestCase("contact:read", false)]
    [TestCase("contacts:write", false)]
    public void IsKnown_AScope_MeansAtLeastOnePermission(string scope, bool isKnown) =>
        Assert.That(KeyScopes.IsKnown(scope, Permissions), Is.EqualTo(isKnown));
}
