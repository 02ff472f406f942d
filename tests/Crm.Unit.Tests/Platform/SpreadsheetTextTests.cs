using Crm.Platform.Records;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

public sealed class SpreadsheetTextTests
{
    [TestCase("=1+1")]
    [TestCase("+cmd|' /C calc'!A0")]
    [TestCase("-2+3+cmd")]
    [TestCase("@SUM(A1)")]
    [TestCase("\tx")]
    public void Neutralise_WhatASpreadsheetWouldRun_GetsAnApostropheAndComesBack(string cell)
    {
        Assert.That(SpreadsheetText.Neutralise(cell), Is.EqualTo("'" + cell));
        Assert.That(SpreadsheetText.Restore("'" + cell), Is.EqualTo(cell));
    }

    [TestCase("+34 600 111 222")]
    [TestCase("-12.50")]
    [TestCase("plain")]
    [TestCase("'quoted'")]
    [TestCase("")]
    public void Neutralise_WhatRunsNothing_StaysAsItIs(string cell)
    {
        Assert.That(SpreadsheetText.Neutralise(cell), Is.EqualTo(cell));
        Assert.That(SpreadsheetText.Restore(cell), Is.EqualTo(cell));
    }
}
