using Crm.Access.Domain;
using Crm.Kernel;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class RoleGrantsTests
{
    private static readonly Permission[] Permissions =
    [
        .. ((string[])["contacts", "accounts"]).SelectMany(r => ((string[])["read", "create", "edit", "delete", "export"]).Select(v => new Permission($"{r}.{v}", "", ByLevel: true))),
        new("imports.create", ""), new("imports.manage", ""), new("users.manage", ""), new("api-keys.manage", ""),
    ];

    [Test]
    public void Resolve_APattern_ReachesEveryRecordType()
    {
        var grants = Resolve(new Grant("*.read", AccessLevel.Team));

        Assert.That(grants, Is.EquivalentTo(new Dictionary<string, AccessLevel>(StringComparer.Ordinal) { ["contacts.read"] = AccessLevel.Team, ["accounts.read"] = AccessLevel.Team }));
    }

    [TestCase(AccessLevel.Own)]
    [TestCase(AccessLevel.All)]
    [TestCase(AccessLevel.None)]
    public void Resolve_APermissionByName_BeatsThePattern(AccessLevel level)
    {
        var grants = Resolve(new Grant("*.read", AccessLevel.Team), new Grant("contacts.read", level));

        Assert.That(grants.GetValueOrDefault("contacts.read"), Is.EqualTo(level));
        Assert.That(grants["accounts.read"], Is.EqualTo(AccessLevel.Team));
    }

    [Test]
    public void Resolve_APattern_ReachesNoActThatIsGrantedAsAWhole()
    {
        var grants = Resolve(new Grant("*.manage", AccessLevel.All), new Grant("*.create", AccessLevel.All));

        Assert.That(grants.Keys, Is.EquivalentTo(new[] { "contacts.create", "accounts.create" }));
    }

    [Test]
    public void Resolve_AnActAsAWhole_KnowsNoLevel() =>
        Assert.That(Resolve(new Grant("imports.create", AccessLevel.Own))["imports.create"], Is.EqualTo(AccessLevel.All));

    [Test]
    public void Resolve_APermissionThatNobodyDeclares_GrantsNothing() => Assert.That(Resolve(new Grant("leads.read", AccessLevel.All)), Is.Empty);

    [Test]
    public void Resolve_TheAdministrator_HasEverythingThereIs()
    {
        var grants = RoleGrants.Resolve(new Role(Role.AdministratorKey, isBuiltIn: true), Permissions);

        Assert.That(grants.Keys, Is.EquivalentTo(Permissions.Select(p => p.Name)));
        Assert.That(grants.Values, Is.All.EqualTo(AccessLevel.All));
    }

    [TestCase("sales-manager", "contacts.delete", AccessLevel.All)]
    [TestCase("sales-manager", "users.manage", AccessLevel.None)]
    [TestCase("sales-rep", "accounts.read", AccessLevel.All)]
    [TestCase("sales-rep", "accounts.edit", AccessLevel.Team)]
    [TestCase("sales-rep", "accounts.delete", AccessLevel.Own)]
    [TestCase("sales-rep", "accounts.export", AccessLevel.Own)]
    [TestCase("sales-rep", "imports.create", AccessLevel.All)]
    [TestCase("sales-rep", "imports.manage", AccessLevel.None)]
    [TestCase("sales-manager", "imports.manage", AccessLevel.All)]
    [TestCase("marketer", "contacts.export", AccessLevel.All)]
    [TestCase("marketer", "contacts.delete", AccessLevel.None)]
    [TestCase("service-agent", "contacts.edit", AccessLevel.All)]
    [TestCase("service-agent", "contacts.export", AccessLevel.None)]
    [TestCase("service-agent", "imports.create", AccessLevel.None)]
    [TestCase("read-only", "contacts.read", AccessLevel.All)]
    [TestCase("read-only", "contacts.create", AccessLevel.None)]
    public void BuiltInRole_ItsGrants_AreAsDescribed(string key, string permission, AccessLevel level)
    {
        var (_, name, description, granted) = BuiltInRoles.All.Single(r => r.Key == key);
        var role = new Role(key, isBuiltIn: true);
        role.Describe(name, description, granted);

        Assert.That(RoleGrants.Resolve(role, Permissions).GetValueOrDefault(permission), Is.EqualTo(level));
    }

    [Test]
    public void Describe_WithNothingNew_LeavesTheVersion()
    {
        var role = new Role("own", isBuiltIn: false);
        role.Describe("Own", "", [new Grant("*.read", AccessLevel.Own)]);
        var version = role.Version;

        role.Describe("Own", "", [new Grant("*.read", AccessLevel.Own)]);

        Assert.That(role.Version, Is.EqualTo(version));
    }

    private static IReadOnlyDictionary<string, AccessLevel> Resolve(params Grant[] grants)
    {
        var role = new Role("own", isBuiltIn: false);
        role.Describe("Own", "", grants);
        return RoleGrants.Resolve(role, Permissions);
    }
}
