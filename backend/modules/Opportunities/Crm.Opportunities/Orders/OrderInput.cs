using System.Security.Cryptography;
using System.Text.Json;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Persistence;
using Crm.Platform.Records;

namespace Crm.Opportunities.Orders;

/// <summary>An order as the system says it that keeps it.</summary>
internal sealed class OrderInput
{
    /// <summary>Its key there: the same key again is the same order.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it; the key where it is left out.</summary>
    public string? Number { get; init; }

    /// <summary>The customer's key there: an account with this external id of the same source is meant, also one that gets it later.</summary>
    public string? CustomerKey { get; init; }
    public string? CustomerName { get; init; }

    /// <summary>The account, where the other system knows its id here.</summary>
    public Guid? AccountId { get; init; }
    public required DateTimeOffset OrderedAt { get; init; }
    public DateOnly? PromisedOn { get; init; }
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>open, shipped, delivered or cancelled; follows from the day of delivery where it is left out.</summary>
    public string? State { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
    public required IReadOnlyList<OrderLineInput> Lines { get; init; }

    public OrderState StateNow => Enum.TryParse<OrderState>(State, ignoreCase: true, out var state) ? state : DeliveredOn is null ? OrderState.Open : OrderState.Delivered;

    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    public void Check(string path, InputErrors errors)
    {
        Inputs.Key(Key, $"{path}.key", errors);
        Inputs.Text(Number, OrderConfigurations.MaxNumber, $"{path}.number", errors);
        Inputs.Text(CustomerKey, OrderConfigurations.MaxKey, $"{path}.customerKey", errors);
        Inputs.Text(CustomerName, OrderConfigurations.MaxKey, $"{path}.customerName", errors);
        Inputs.Currency(Currency, $"{path}.currency", errors);
        if (State is not null && !(Enum.TryParse<OrderState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) && char.IsLetter(State[0])))
        {
            errors.Add($"{path}.state", "Choose one of: open, shipped, delivered, cancelled.");
        }

        if (Lines.Count > Inputs.MostLines)
        {
            errors.Add($"{path}.lines", $"Send {Inputs.MostLines} lines at most.");
        }

        for (var i = 0; i < Lines.Count && i < Inputs.MostLines; i++)
        {
            Lines[i].Check($"{path}.lines[{i}]", Currency, errors);
        }
    }
}

/// <summary>One line of an order.</summary>
internal sealed record OrderLineInput(decimal Quantity, decimal UnitPrice, string? ProductCode = null, string? Description = null)
{
    /// <summary>What the line comes to, where that is not quantity times price.</summary>
    public decimal? Amount { get; init; }

    /// <summary>When the line was taken, where lines have times of their own.</summary>
    public DateTimeOffset? At { get; init; }

    public long AmountMinor(string currency) => Exact.Minor(Amount ?? Quantity * UnitPrice, currency);

    public void Check(string path, string currency, InputErrors errors)
    {
        Inputs.Text(ProductCode, OrderConfigurations.MaxCode, $"{path}.productCode", errors);
        Inputs.Text(Description, OrderConfigurations.MaxDescription, $"{path}.description", errors);
        Inputs.Number(Quantity, $"{path}.quantity", errors);
        Inputs.Number(UnitPrice, $"{path}.unitPrice", errors);
        if (Math.Abs(Amount ?? (errors.Any ? 0 : Quantity * UnitPrice)) > Inputs.MostAmount)
        {
            errors.Add($"{path}.amount", $"This comes to more than {Inputs.MostAmount} {currency}.");
        }
    }
}

/// <summary>What the texts and numbers of facts may be.</summary>
internal static class Inputs
{
    public const int MostLines = 5000;

    /// <summary>So large an amount still fits into minor units many times over.</summary>
    public const decimal MostAmount = 100_000_000_000m;

    public static void Key(string? text, string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(path, "Give the key that the other system has for it.");
        }

        Text(text, OrderConfigurations.MaxKey, path, errors);
    }

    public static void Text(string? text, int length, string path, InputErrors errors)
    {
        if (text?.Length > length)
        {
            errors.Add(path, $"Shorten this to {length} characters at most.");
        }
    }

    public static void Number(decimal number, string path, InputErrors errors)
    {
        if (!Exact.Fits(number))
        {
            errors.Add(path, $"Give a number with 6 decimals at most, up to {Exact.Most}.");
        }
    }

    public static void Currency(string? code, string path, InputErrors errors)
    {
        if (code is null || !Currencies.IsKnown(code))
        {
            errors.Add(path, "Give the currency as an ISO 4217 code such as EUR.");
        }
    }
}
