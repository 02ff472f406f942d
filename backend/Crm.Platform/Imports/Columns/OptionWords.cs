namespace Crm.Platform.Imports.Columns;

/// <summary>What other systems and languages call the usual options: the stages of a customer's life, what a company is, yes and no.</summary>
internal static class OptionWords
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["subscriber"] = ["newsletter", "suscriptor", "iscritto", "подписчик", "订阅者"],
        ["lead"] = ["new lead", "new", "marketing qualified lead", "mql", "cliente potencial", "лид", "线索", "潜在线索"],
        ["prospect"] = ["sales qualified lead", "sql", "opportunity", "qualified", "prospecto", "oportunidad", "potenziale", "opportunità", "потенциальный клиент", "潜在客户", "商机"],
        ["customer"] = ["client", "cliente", "customer direct", "customer channel", "active customer", "evangelist", "promoter", "клиент", "покупатель", "заказчик", "客户", "顾客", "成交客户"],
        ["lapsed"] = ["former customer", "inactive", "churned", "lost", "ex cliente", "inactivo", "inattivo", "бывший клиент", "неактивный", "流失客户"],
        ["supplier"] = ["vendor", "proveedor", "fornitore", "поставщик", "供应商"],
        ["partner"] = ["channel partner", "technology partner", "installation partner", "channel partner / reseller", "socio", "aliado", "партнер", "партнёр", "合作伙伴"],
        ["dealer"] = ["reseller", "distributor", "distribuidor", "revendedor", "rivenditore", "distributore", "дилер", "дистрибьютор", "经销商", "代理商"],
        ["competitor"] = ["competidor", "concorrente", "конкурент", "竞争对手"],
        ["other"] = ["otro", "otra", "altro", "другое", "прочее", "其他"],
        ["true"] = ["yes", "y", "si", "sí", "s", "x", "on", "1", "да", "是", "vero", "verdadero"],
        ["granted"] = ["opt in", "opt-in", "opted in", "opted-in", "subscribed", "granted", "agreed", "acepta", "aceptado", "suscrito", "iscritto", "acconsente", "согласен", "подписан", "同意", "已订阅"],
        ["withdrawn"] = ["opt out", "opt-out", "opted out", "opted-out", "unsubscribed", "withdrawn", "refused", "rechaza", "baja", "rifiuta", "disiscritto", "отказ", "отписан", "不同意", "已退订"],
        ["false"] = ["no", "n", "off", "0", "нет", "否", "falso"],
    };

    public static IReadOnlyList<string> Of(string option) => Words.GetValueOrDefault(option) ?? [];
}
