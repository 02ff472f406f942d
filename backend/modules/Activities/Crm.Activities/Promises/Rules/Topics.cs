using System.Text.RegularExpressions;

namespace Crm.Activities.Promises.Rules;

/// <summary>What a promise is about, in so few words that two promises about one thing meet: contradictions are looked for among those of one topic.</summary>
internal static partial class Topics
{
    public static string? Of(string plain)
    {
        var match = Words().Match(plain);
        return match.Success ? match.Groups.Cast<Group>().First(g => g.Success && char.IsAsciiLetter(g.Name[0])).Name : null;
    }

    [GeneratedRegex(
        "(?<discount>discount|descuento|sconto|скидк|折扣|优惠)|(?<refund>refund|reembols|abonar|rimbors|верн[уе]|возврат|退款|退还)|" +
        "(?<price>price|precio|prezzo|цен[уаые]|价格|单价|报价为|per unit|por unidad|a unidad|each)|(?<payment>\\bpay|payment|pagar|pago|bonifico|pagament|оплат|платеж|付款|支付)|" +
        "(?<delivery>deliver|shipp?|dispatch|entreg|envío del pedido|consegn|spedi|отгру|достав|постав|发货|交货|送货|到货)|(?<sample>sample|muestra|campion[ei]|образ[ец]|样品)|" +
        "(?<offer>quot(e|ation)|offer|proposal|presupuesto|oferta|preventivo|offerta|предложени|报价)|(?<contract>contract|contrato|contratto|договор|合同)|(?<invoice>invoice|factura|fattura|счет|发票)|" +
        "(?<visit>visit|technician|engineer|técnico|tecnico|инженер|技术人员|拜访)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
