using System.Globalization;
using System.Text.Json.Nodes;
using Crm.Platform.Records;
using Crm.Testing;
using Crm.Testing.Gadgets;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>A host with the product's record types and the gadget, and every declared field as a case.</summary>
public abstract class DeclaredOnceFixture : HostFixture
{
    internal Samples Samples { get; private set; } = null!;

    internal RecordCatalog Catalog { get; private set; } = null!;

    [OneTimeSetUp]
    public void MakeSamples()
    {
        Catalog = Host.Services.GetRequiredService<RecordCatalog>();
        Samples = new Samples(Admin, Catalog);
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, GadgetRecord.Module);

    protected static IEnumerable<TestCaseData> Fields(Func<Field, bool> which) =>
        from type in Samples.Types(GadgetRecord.Module)
        from field in type.Fields
        where which(field)
        select new TestCaseData(type.Name, field.Name).SetArgDisplayNames(type.Name, field.Name);

    protected static IEnumerable<string> TypeNames() => Samples.Types(GadgetRecord.Module).Select(t => t.Name);

    internal (RecordType Type, Field Field) Of(string recordType, string field)
    {
        var type = Catalog.Find(recordType)!;
        return (type, type.Find(field)!);
    }

    /// <summary>Whether all that was sent came back; what the server added beside it is its own business.</summary>
    protected static bool Holds(JsonNode? sent, JsonNode? read) => (sent, read) switch
    {
        (null, null) => true,
        (JsonObject s, JsonObject r) => s.All(m => Holds(m.Value, r[m.Key])),
        (JsonArray s, JsonArray r) => s.Count == r.Count && s.Zip(r).All(p => Holds(p.First, p.Second)),
        (JsonValue s, JsonValue r) => Plain(s) == Plain(r),
        _ => false,
    };

    // 10.5 and 10.50 are the same number.
    private static string Plain(JsonValue value) => value.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture)
        : value.ToString();
}
