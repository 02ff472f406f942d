using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.SqlClient;

namespace Crm.Persistence.Tests.TransactSql;

/// <summary>The stand-in for Microsoft.SqlServer.Server has whatever SqlClient refers to (docs/adr/0004).</summary>
internal sealed class SqlClientShimTests
{
    private const string Name = "Microsoft.SqlServer.Server";

    [Test]
    public void Shim_Assembly_IsWhatSqlClientAsksFor()
    {
        var wanted = typeof(SqlCommand).Assembly.GetReferencedAssemblies().Single(a => a.Name == Name);
        var shim = Assembly.Load(wanted);

        Assert.That(shim.GetName().Version, Is.EqualTo(wanted.Version));
    }

    [Test]
    public void Shim_TypesAndMembers_AreAllThatSqlClientTouches()
    {
        using var file = File.OpenRead(typeof(SqlCommand).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var shim = Assembly.Load(Name);
        var types = metadata.TypeReferences.Where(h => IsFromShim(metadata, h)).ToDictionary(h => h, h => shim.GetType(FullName(metadata, h)));
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference && types.ContainsKey((TypeReferenceHandle)m.Parent))
            .Select(m => (Type: types[(TypeReferenceHandle)m.Parent], Name: metadata.GetString(m.Name))).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(types, Is.Not.Empty);
            Assert.That(types.Where(t => t.Value is null).Select(t => FullName(metadata, t.Key)), Is.Empty);
            Assert.That(members.Where(m => m.Type is not null && m.Type.GetMember(m.Name).Length == 0).Select(m => $"{m.Type}.{m.Name}"), Is.Empty);
        }
    }

    private static bool IsFromShim(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind == HandleKind.AssemblyReference
            && metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, Name);
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
