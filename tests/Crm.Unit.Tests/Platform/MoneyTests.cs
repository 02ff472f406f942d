using Crm.Kernel.Values;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

public sealed class MoneyTests
{
    [TestCase("12.34", "EUR", 1234)]
    [TestCase("1234", "JPY", 1234)]
    [TestCase("1.234", "KWD", 1234)]
    [TestCase("-0.01", "USD", -1)]
    [TestCase("1.50", "EUR", 150)]
    public void TryCreate_KeepsMinorUnits(string amount, string currency, long minor)
    {
        Assert.That(Money.TryCreate(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency, out var money), Is.True);
        Assert.That(money!.MinorUnits, Is.EqualTo(minor));
        Assert.That(money.Amount, Is.EqualTo(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase("12.345", "EUR")]
    [TestCase("0.5", "JPY")]
    [TestCase("99999999999999999999", "EUR")]
    [TestCase("79228162514264337593543950335", "EUR")]
    public void TryCreate_WhatDoesNotFit_IsRefused(string amount, string currency) =>
        Assert.That(Money.TryCreate(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency, out _), Is.False);
}
