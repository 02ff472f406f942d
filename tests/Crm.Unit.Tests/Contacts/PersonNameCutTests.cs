using Crm.Contacts.Domain;

namespace Crm.Unit.Tests.Contacts;

public sealed class PersonNameCutTests
{
    [TestCase("Ann Lee", "Ann", "Lee")]
    [TestCase("Lee, Ann", "Ann", "Lee")]
    [TestCase("Juan Carlos de la Vega", "Juan Carlos", "de la Vega")]
    [TestCase("Ludwig van Beethoven", "Ludwig", "van Beethoven")]
    [TestCase("王小明", "小明", "王")]
    [TestCase("欧阳娜娜", "娜娜", "欧阳")]
    [TestCase("Cher", "Cher", null)]
    public void Cut_WholeName_GivesItsParts(string whole, string given, string? family) => Assert.That(PersonName.Cut(whole), Is.EqualTo(new[] { given, family }));
}
