using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Warehouse;

/// <summary>Refuses a scope that names what was not known at its instant, all problems at once.</summary>
internal static class ScopeCheck
{
    private const string CommitteeKind = "committee";

    public static void Require(FigureScope scope, IReadOnlyList<Unit> units, IReadOnlyDictionary<string, Indicator> indicators)
    {
        var asOf = VietnamTime.Format(scope.AsOf);
        var problems = new List<(string Vi, string En)>();
        var committee = units.FirstOrDefault(unit => unit.Code == scope.Committee);
        if (committee is null)
        {
            problems.Add((
                $"Tính đến {asOf} chưa có đảng bộ “{scope.Committee}”; hãy chọn đơn vị loại committee đã nhập trước lúc đó, hoặc thời điểm muộn hơn.",
                $"Committee '{scope.Committee}' is not known at {asOf}; name a unit of kind 'committee' that was imported by then, or a later instant."));
        }
        else if (committee.Kind != CommitteeKind)
        {
            problems.Add((
                $"Tính đến {asOf} đơn vị “{scope.Committee}” thuộc loại “{committee.Kind}”; báo cáo chỉ lập cho đơn vị loại committee: hãy chọn một đơn vị như vậy.",
                $"Unit '{scope.Committee}' is of kind '{committee.Kind}' at {asOf}; briefings are made for units of kind 'committee': name one of those."));
        }

        problems.AddRange(scope.Indicators.Where(code => !indicators.ContainsKey(code)).Select(code => (
            $"Tính đến {asOf} chưa có chỉ tiêu “{code}” của loại báo cáo “{scope.Series}”; hãy nhập chỉ tiêu, hoặc chọn thời điểm muộn hơn.",
            $"Indicator '{code}' of series '{scope.Series}' is not known at {asOf}; import it, or name a later instant.")));
        problems.AddRange(
            from ratio in indicators.Values
            where ratio.Kind == IndicatorKind.Ratio
            from part in new[] { ratio.Numerator!, ratio.Denominator! }
            where !indicators.ContainsKey(part)
            select (
                $"Tính đến {asOf} chưa có chỉ tiêu “{part}” mà tỷ lệ “{ratio.Code}” cần; hãy nhập chỉ tiêu, hoặc chọn thời điểm muộn hơn.",
                $"Indicator '{part}', a part of ratio '{ratio.Code}', is not known at {asOf}; import it, or name a later instant."));
        if (problems.Count > 0)
        {
            throw new ScopeNotKnownException(problems);
        }
    }
}
