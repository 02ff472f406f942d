using System.Text.Json;
using Crm.Contacts;
using Crm.Kernel;
using Crm.Platform.CustomFields;
using Crm.Platform.CustomFields.Formulas;
using Crm.Platform.Modules;
using Crm.Platform.Records;

namespace Crm.Unit.Tests.CustomFields;

[Category("S13")]
public sealed class FormulaTests
{
    private static readonly RecordType Account = Accounts();

    [TestCase("1 + 2 * 3", "7")]
    [TestCase("(1 + 2) * 3", "9")]
    [TestCase("-2 * -3 - 1", "5")]
    [TestCase("7 % 4 / 2", "1.5")]
    [TestCase("1 / 3", "0.333333")]
    [TestCase("1 / 0", "")]
    [TestCase("9000000000000 * 10", "")]
    [TestCase("employees * 2", "84")]
    [TestCase("employees + foundedYear", "")]
    [TestCase("coalesce(foundedYear, 0) + employees", "42")]
    [TestCase("annualRevenue / employees", "10.5")]
    [TestCase("custom.score + 1", "3.5")]
    [TestCase("name & \" has \" & employees", "Acme has 42")]
    [TestCase("'it''s ' & lower(name)", "it's acme")]
    [TestCase("if(employees > 40 and not (name = \"other\"), \"large\", \"small\")", "large")]
    [TestCase("if(foundedYear > 2000, \"new\")", "")]
    [TestCase("name = \"ACME\" or false", "true")]
    [TestCase("isBlank(industry)", "true")]
    [TestCase("contains(name, \"cm\")", "true")]
    [TestCase("left(name, 2) & right(name, 1) & len(name)", "Ace4")]
    [TestCase("round(2.345, 2)", "2.35")]
    [TestCase("max(1, employees, null)", "42")]
    [TestCase("date(2026, 2, 28) + 1", "2026-03-01")]
    [TestCase("date(2026, 3, 1) - date(2026, 2, 1)", "28")]
    [TestCase("addMonths(date(2026, 1, 31), 1)", "2026-02-28")]
    [TestCase("date(2026, 13, 1)", "")]
    [TestCase("year(date(2026, 1, 1)) = 2026", "true")]
    [TestCase("lifecycleStage", "customer")]
    public void Formula_OfARecord_GivesTheValue(string formula, string expected)
    {
        var value = FormulaParser.Parse(formula, Account.Find).Evaluate(Record());

        Assert.That(Formula.Write(value), Is.EqualTo(expected));
    }

    [TestCase("", 1)]
    [TestCase("1 +", 4)]
    [TestCase("1 + name", 5)]
    [TestCase("(1", 3)]
    [TestCase("1 2", 3)]
    [TestCase("planets + 1", 1)]
    [TestCase("1 + tags", 5)]
    [TestCase("system.io.file(name)", 1)]
    [TestCase("round()", 1)]
    [TestCase("if(1, 2, 3)", 4)]
    [TestCase("if(true, 2, \"x\")", 1)]
    [TestCase("name < 3", 6)]
    [TestCase("name; drop", 5)]
    [TestCase("\"open", 1)]
    [TestCase("1..2", 1)]
    [TestCase("accountId", 1)]
    public void Formula_ThatIsWrong_IsRefusedWithThePosition(string formula, int position)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => FormulaParser.Parse(formula, Account.Find));

        Assert.That((refusal!.Code, refusal.Params!["position"]), Is.EqualTo(("invalid_formula", (object)position)), refusal.Message);
    }

    [Test]
    public void Formula_MeantToOverwhelm_IsRefusedOrCutShort()
    {
        Assert.That(() => FormulaParser.Parse(new string('(', 900) + "1", Account.Find), Throws.InstanceOf<InvalidInputException>());
        Assert.That(() => FormulaParser.Parse(new string('-', 900) + "1", Account.Find), Throws.InstanceOf<InvalidInputException>());
        Assert.That(() => FormulaParser.Parse(string.Concat(Enumerable.Repeat("not ", 240)) + "true", Account.Find), Throws.InstanceOf<InvalidInputException>());
        Assert.That(() => FormulaParser.Parse(new string('1', 2000), Account.Find), Throws.InstanceOf<InvalidInputException>());
        var doubled = string.Concat(Enumerable.Repeat("(", 30)) + "name" + string.Concat(Enumerable.Repeat(" & name & name & name)", 30));
        Assert.That((string)FormulaParser.Parse(doubled, Account.Find).Evaluate(Record())!, Has.Length.LessThanOrEqualTo(Formula.MaxText));
        Assert.That(FormulaParser.Parse(string.Join('+', Enumerable.Repeat("1", 500)), Account.Find).Evaluate(Record()), Is.EqualTo(500m));
    }

    private static RecordType Accounts()
    {
        var type = new ModuleCatalog([typeof(ContactsModule).Assembly]).Records.Find("account")!;
        type.UseCustomFields(CustomFieldFactory.Make(type, [new CustomField { RecordType = "account", Key = "score", Kind = CustomFieldKind.Number, Label = "Score", Section = "other" }]));
        return type;
    }

    private static Record Record()
    {
        var record = (Record)Activator.CreateInstance(Account.RecordClass, nonPublic: true)!;
        using var json = JsonDocument.Parse("""
            {"name":"Acme","employees":42,"annualRevenue":{"amount":441,"currency":"EUR"},"lifecycleStage":"customer","custom":{"score":2.5}}
            """);
        foreach (var (field, value) in RecordValues.Read(Account, json.RootElement).All)
        {
            field.Set(record, value);
        }

        return record;
    }
}
