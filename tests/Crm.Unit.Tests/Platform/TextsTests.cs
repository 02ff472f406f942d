using Crm.Kernel.Values;

namespace Crm.Unit.Tests.Platform;

public sealed class TextsTests
{
    [TestCase("abc", 3, "abc")]
    [TestCase("abc", 2, "ab")]
    [TestCase("a😀b", 2, "a")]
    [TestCase("a😀b", 3, "a😀")]
    [TestCase("😀", 1, "")]
    [TestCase("abc", 0, "")]
    public void AtMost_NeverEndsInHalfACharacter(string text, int most, string expected) => Assert.That(text.AtMost(most), Is.EqualTo(expected));
}
