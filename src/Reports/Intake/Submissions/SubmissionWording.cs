namespace Analytics.Reports.Intake.Submissions;

/// <summary>The sentences about submissions, written as those of <see cref="IntakeWording"/>.</summary>
internal static class SubmissionWording
{
    private static readonly Dictionary<ProblemCode, (string Vi, string En)> Sentences = new()
    {
        [ProblemCode.FileChanged] = (
            "tệp đã thay đổi trong khi nhập; chưa lưu gì: hãy đóng tệp ở chương trình khác rồi nhập lại.",
            "the file changed while it was imported; nothing was stored: close it in other programs, then import again."),
        [ProblemCode.ReasonMissing] = (
            "thiếu lý do; cần một câu nói vì sao, được lưu cùng lần gửi.",
            "a reason is missing; say in a sentence why, it is kept with the submission."),
        [ProblemCode.UnknownSubmission] = (
            "không có lần gửi số {v}; lệnh `submissions` cho biết những lần đã nhận.",
            "there is no submission {v}; `submissions` shows those that were taken in."),
        [ProblemCode.WithdrawnBefore] = (
            "lần gửi {v} đã được rút bằng lần gửi {0} ngày {1}; mỗi lần gửi chỉ rút được một lần: để số liệu lại được tính, hãy gửi lại.",
            "submission {v} was withdrawn already, by submission {0} of {1}; it can be withdrawn once: to make its rows count again, send them again."),
        [ProblemCode.IsWithdrawal] = (
            "lần gửi {v} là việc rút lần gửi {0}; chỉ rút được lần gửi số liệu: để số liệu của lần gửi {0} lại được tính, hãy gửi lại.",
            "submission {v} is the withdrawal of submission {0}; only what brought rows can be withdrawn: to make those of {0} count again, send them again."),
        [ProblemCode.CannotBeUnmade] = (
            "{v} chỉ có từ lần gửi này, mà hàng của {0} không bỏ đi được, chỉ sửa được: hãy sửa hàng đó rồi nhập {0}; muốn rút số liệu của lần gửi này, hãy nhập lại số đúng hoặc nhập giá trị trống.",
            "{v} is known from this submission only, and a row of {0} cannot be un-made, only corrected: correct it and import {0}; to take its figures back, import them corrected or with an empty value."),
    };

    /// <summary>Null where it is about something else.</summary>
    public static (string Vi, string En)? Find(ProblemCode code) => Sentences.TryGetValue(code, out var sentence) ? sentence : null;
}
