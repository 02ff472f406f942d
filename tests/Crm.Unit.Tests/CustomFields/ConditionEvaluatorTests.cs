using System.Text.Json;
using Crm.Contacts;
using Crm.Kernel;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;

namespace Crm.Unit.Tests.CustomFields;

/// <summary>Conditions decided in memory mean what they mean in the database.</summary>
[Category("S13")]
public sealed class ConditionEvaluatorTests
{
    private static readonly RecordType Account = new ModuleCatalog([typeof(ContactsModule).Assembly]).Records.Find("account")!;

    [TestCase("""{"field":"name","op":"eq","value":"ACMÉ"}""", true)]
    [TestCase("""{"field":"name","op":"startsWith","value":"ac"}""", true)]
    [TestCase("""{"field":"name","op":"in","value":["x","acme"]}""", true)]
    [TestCase("""{"field":"employees","op":"gte","value":42}""", true)]
    [TestCase("""{"field":"employees","op":"gt","value":42}""", false)]
    [TestCase("""{"field":"foundedYear","op":"lt","value":2000}""", false)]
    [TestCase("""{"field":"foundedYear","op":"isNull","value":true}""", true)]
    [TestCase("""{"field":"lifecycleStage","op":"eq","value":"customer"}""", true)]
    [TestCase("""{"field":"lifecycleStage","op":"ne","value":"customer"}""", false)]
    [TestCase("""{"field":"roles","op":"eq","value":"dealer"}""", true)]
    [TestCase("""{"field":"roles","op":"ne","value":"dealer"}""", false)]
    [TestCase("""{"field":"addresses.city","op":"eq","value":"malaga"}""", true)]
    [TestCase("""{"field":"annualRevenue","op":"gte","value":{"amount":100,"currency":"EUR"}}""", true)]
    [TestCase("""{"all":[]}""", true)]
    [TestCase("""{"any":[{"field":"employees","op":"eq","value":1},{"all":[{"field":"employees","op":"eq","value":42},{"field":"roles","op":"isNull","value":false}]}]}""", true)]
    public void Holds_OnARecord_AnswersAsAFilterWould(string condition, bool expected)
    {
        var record = (Record)Activator.CreateInstance(Account.RecordClass, nonPublic: true)!;
        using var values = JsonDocument.Parse("""
            {"name":"Acme","employees":42,"lifecycleStage":"customer","roles":["dealer","supplier"],"addresses":[{"city":"Málaga","country":"ES"}],"annualRevenue":{"amount":100,"currency":"EUR"}}
            """);
        foreach (var (field, value) in RecordValues.Read(Account, values.RootElement).All)
        {
            field.Set(record, value);
        }

        using var json = JsonDocument.Parse(condition);
        var errors = new InputErrors();
        var read = Condition.Read(json.RootElement, Account, errors)!;

        Assert.That(errors.Any, Is.False);
        Assert.That(ConditionEvaluator.Holds(read, record), Is.EqualTo(expected));
    }
}
