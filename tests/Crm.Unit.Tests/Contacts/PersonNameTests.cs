using Crm.Kernel.Values;
using NUnit.Framework;

namespace Crm.Unit.Tests.Contacts;

public sealed class PersonNameTests
{
    [TestCase("Ana", null, "Ruiz", "Ana Ruiz")]
    [TestCase("Ana", "María", "Ruiz", "Ana María Ruiz")]
    [TestCase(null, null, "Ruiz", "Ruiz")]
    [TestCase("小明", null, "王", "王小明")]
    [TestCase("민수", null, "김", "김민수")]
    [TestCase("Ming", null, "王", "Ming 王")]
    [TestCase(" ", "", null, null)]
    public void Display_SaysTheNameAsItsScriptDoes(string? given, string? middle, string? family, string? expected) =>
        Assert.That(PersonName.Display(given, middle, family), Is.EqualTo(expected));
}
