from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    YES = "yes", _("Đạt")
    PARTLY = "partly", _("Đạt một phần")
    NO = "no", _("Không đạt")
    NONE = "none", _("Không có phần này")


class ReviewAnswer(models.Model):
    """``question``: a key of the review sheet (``simplification.questions``)."""

    review = models.ForeignKey("simplification.Review", models.CASCADE, related_name="answers")
    question = models.CharField(_("câu hỏi"), max_length=40)
    answer = models.CharField(_("đánh giá"), max_length=6, choices=Answer)
    remark = models.CharField(_("nhận xét"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("câu trả lời của phiếu rà soát")
        constraints = [models.UniqueConstraint(fields=["review", "question"], name="review_question_once")]
