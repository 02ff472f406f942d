using System.Text;
using Crm.Platform.Privacy.Sources;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

/// <summary>A person is found, and taken out, however somebody has written address, number or name.</summary>
[Category("S59")]
public sealed class TracesTests
{
    private static readonly Traces Jose = new(["jose.garcia@acme.es", "José García", "+34600987654"]);

    [TestCase("Write to JOSE.GARCIA@ACME.ES today", "Write to [erased] today")]
    [TestCase("<Jose.Garcia@acme.es>, and again jose.garcia@acme.es.", "<[erased]>, and again [erased].")]
    [TestCase("JOSÉ GARCÍA, jose  garcia and Jose\u0301 Garci\u0301a", "[erased], [erased] and [erased]")]
    [TestCase("{\"note\":\"Jos\\u00e9\\nGarc\\u00EDa\"}", "{\"note\":\"[erased]\"}")]
    [TestCase("Jose\nGarcia, jose   garcia", "[erased], [erased]")]
    [TestCase("ＪＯＳＥ　ＧＡＲＣＩＡ was here", "[erased] was here")]
    [TestCase("call 600 98 76 54 or 600-987-654", "call [erased] or [erased]")]
    [TestCase("call +34 600.987.654, 0034600987654 or (+34) 600 987 654", "call [erased], [erased] or ([erased]")]
    public void Replace_HoweverItIsWritten_TakesTheValueOut(string text, string expected)
    {
        // A bracket of a number that stood in brackets may stay or go.
        var rest = Jose.Replace(text, "[erased]").Replace("((", "(", StringComparison.Ordinal);

        Assert.That(Jose.In(text), Is.True);
        Assert.That(rest, Is.EqualTo(expected));
        Assert.That(Jose.In(rest), Is.False, "nothing is left to be found");
    }

    [TestCase("majose.garcia@acme.es")]
    [TestCase("x.jose.garcia@acme.es")]
    [TestCase("jose.garcia@acme.es.example")]
    [TestCase("jose.garcia@acme.est")]
    [TestCase("Josefa García, Majosé Garcíasol")]
    [TestCase("1600987654 and 6009876540")]
    [TestCase("600 987 65")]
    [TestCase("")]
    public void In_SomebodyElsesValue_IsNoTrace(string text)
    {
        Assert.That(Jose.In(text), Is.False);
        Assert.That(Jose.Replace(text, "[erased]"), Is.EqualTo(text));
    }

    [Test]
    public void In_BytesOfADatabase_FindsValuesWithoutEnds()
    {
        Assert.That(Jose.In("\u0001GarcíaJose.Garcia@acme.es7"u8), Is.True);
        Assert.That(Jose.In(Encoding.UTF8.GetBytes("99346009876541")), Is.True);
        Assert.That(Jose.In("nothing at all"u8), Is.False);
    }

    [TestCase("王小明", "昨天和王小明见面", "昨天和[erased]见面")]
    [TestCase("Алёна Ёлкина", "звонила АЛЕНА ЁЛКИНА.", "звонила [erased].")]
    public void Replace_OtherScripts_AreFoldedAlike(string name, string text, string expected) =>
        Assert.That(new Traces([name]).Replace(text, "[erased]"), Is.EqualTo(expected));

    [Test]
    public void Replace_OneValueWithinAnother_IsTakenOutOnce() =>
        Assert.That(new Traces(["Ana Ruiz", "Ana Ruiz Gil", "ana@b.example"]).Replace("Ana Ruiz Gil <ana@b.example>", "x"), Is.EqualTo("x <x>"));
}
