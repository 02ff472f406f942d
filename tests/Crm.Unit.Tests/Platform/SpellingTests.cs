using Crm.Platform.Search;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

public sealed class SpellingTests
{
    [TestCase("gracia", "garcia")]
    [TestCase("garca", "garcia")]
    [TestCase("garciaa", "garcia")]
    [TestCase("gazcia", "garcia")]
    [TestCase("karcia", "garcia")]
    [TestCase("чехав", "чехов")]
    public void Neighbours_OfATypingError_HoldWhatWasMeant(string typed, string meant)
    {
        Assert.That(Spelling.Neighbours(typed), Does.Contain(meant));
    }

    [TestCase("ana")]
    [TestCase("600123")]
    [TestCase("王小明王小明")]
    public void CanCorrect_WhatHasNoSpelling_No(string text)
    {
        Assert.That(Spelling.CanCorrect(new QueryTerm(text, IsPrefix: true)), Is.False);
    }

    [Test]
    public void Neighbours_AreSymmetric_SoThatEitherMayBeTheError()
    {
        var words = Gen.ArrayOf(Gen.Elements("abcxyz".ToCharArray()), 5).Select(letters => new string(letters)).ToArbitrary();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll(words, word => Spelling.Neighbours(word).Where(n => n.Length > 0).Take(80).All(n => Spelling.Neighbours(n).Contains(word))));
    }

    [Test]
    public void Neighbours_OfALongWord_AreFewEnoughToTryThemAll()
    {
        Assert.That(Spelling.Neighbours("rodriguez"), Has.Count.LessThan(600));
    }
}
