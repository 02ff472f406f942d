using Crm.Platform.Search;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

public sealed class FoldingTests
{
    [TestCase("Ibáñez", "ibanez")]
    [TestCase("  Straße   10 ", "strasse 10")]
    [TestCase("ŁÓDŹ", "lodz")]
    [TestCase("Ålesund Øst", "alesund ost")]
    [TestCase("ＡＢＣ", "abc")]
    [TestCase("Ёлкин", "елкин")]
    [TestCase("İstanbul", "istanbul")]
    [TestCase("ﬁne", "fine")]
    [TestCase("한글", "한글")]
    [TestCase("zero\u200Bwidth", "zerowidth")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Key_FoldsCaseAccentsAndWidth(string? text, string expected) => Assert.That(Folding.Key(text), Is.EqualTo(expected));

    [Test]
    public void Key_OfALoneSurrogate_DoesNotThrow() => Assert.That(Folding.Key("a\uD800b"), Does.StartWith("a"));

    [Test]
    public void Key_OfANoncharacter_DoesNotThrow() => Assert.That(Folding.Key("\uFFFEé"), Is.EqualTo("e"));

    [Test]
    public void Key_OfALongText_IsCutBetweenCharacters()
    {
        var key = Folding.Key(string.Concat(Enumerable.Repeat("𠀋", 150)));

        Assert.That(key, Has.Length.EqualTo(Folding.MaxKeyLength));
        Assert.That(char.IsHighSurrogate(key[^1]), Is.False);
    }
}
